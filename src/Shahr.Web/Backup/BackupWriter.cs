using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text.Json;
using Shahr.Web.Cli;

namespace Shahr.Web.Backup;

/// <summary>Writes a backup beside its place and gives it its name only when it is whole and on the disk.</summary>
internal sealed class BackupWriter : IAsyncDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly string _file;
    private readonly string _draft;
    private readonly FileStream _stream;
    private readonly TarWriter _tar;
    private readonly List<BackupEntry> _entries = [];

    public BackupWriter(string file)
    {
        _file = Path.GetFullPath(file);
        _draft = _file + ".draft";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        // It holds people's data: nobody else on this machine may read it, not even while it is written.
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        _stream = new FileStream(_draft, options);
        _tar = new TarWriter(_stream, TarEntryFormat.Pax, leaveOpen: true);
    }

    public IReadOnlyList<BackupEntry> Entries => _entries;

    /// <summary>Adds a file. Answers its sum.</summary>
    public async Task<string> AddAsync(string path, string file, CancellationToken ct)
    {
        await using var content = new FileStream(
            file,
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite | FileShare.Delete
        );
        var sum = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, ct));
        var length = content.Position;
        content.Position = 0;
        await _tar.WriteEntryAsync(
            new PaxTarEntry(TarEntryType.RegularFile, path) { DataStream = content, Mode = OwnerOnly },
            ct
        );
        _entries.Add(new BackupEntry(path, length, sum));
        return sum;
    }

    /// <summary>Writes the manifest, forces everything to the disk and gives the file its name.</summary>
    public async Task FinishAsync(BackupManifest manifest, CancellationToken ct)
    {
        using var text = new MemoryStream(
            JsonSerializer.SerializeToUtf8Bytes(manifest, StartProblem.Readable),
            writable: false
        );
        await _tar.WriteEntryAsync(
            new PaxTarEntry(TarEntryType.RegularFile, BackupManifest.Name) { DataStream = text, Mode = OwnerOnly },
            ct
        );
        await _tar.DisposeAsync();
        _stream.Flush(flushToDisk: true);
        await _stream.DisposeAsync();
        File.Move(_draft, _file, overwrite: true);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await _tar.DisposeAsync();
            await _stream.DisposeAsync();
        }
        catch (IOException)
        {
            // A full disk was already told; closing it tells it a second time.
        }

        File.Delete(_draft);
    }
}
