using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Shahr.Kit.Data;

namespace Shahr.Kit.Files;

/// <summary>
/// Files under <c>files/ab/cd/abcd…</c>. Bytes go to a temporary file, are forced to the disk, and only then get their
/// name in one step, so that a name never stands for half a file.
/// </summary>
internal sealed class DiskFileStore(CityTransaction transaction, TimeProvider clock, FileFolder folder)
    : FileStore(transaction, clock)
{
    protected override async Task<(string Hash, long Length)> WriteAsync(
        Stream content,
        IncrementalHash hash,
        CancellationToken ct
    )
    {
        var temporary = folder.Temporary();
        try
        {
            long length = 0;
            await using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                var buffer = new byte[81_920];
                for (
                    var read = await content.ReadAsync(buffer, ct);
                    read > 0;
                    read = await content.ReadAsync(buffer, ct)
                )
                {
                    hash.AppendData(buffer, 0, read);
                    await file.WriteAsync(buffer.AsMemory(0, read), ct);
                    length += read;
                }

                file.Flush(flushToDisk: true);
            }

            var name = Convert.ToHexStringLower(hash.GetHashAndReset());
            // Also when the same bytes are there already: the new date keeps the sweep away from them.
            var path = folder.PathOf(name);
            Directory.CreateDirectory(Path.GetDirectoryName(path) ?? path);
            File.Move(temporary, path, overwrite: true);
            DurableFolder.Flush(Path.GetDirectoryName(path) ?? path);
            return (name, length);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    protected override Stream? OpenBytes(StoredFile file)
    {
        try
        {
            return new FileStream(
                folder.PathOf(file.Hash),
                FileMode.Open,
                FileAccess.Read,
                FileShare.Read | FileShare.Delete
            );
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    // A rollback must not lose bytes: once the row is gone, the sweep takes what lies there.
    protected override Task ForgetBytesAsync(string hash, CancellationToken ct) => Task.CompletedTask;
}

/// <summary>Where the files lie, and the sweep of what no row names.</summary>
internal sealed class FileFolder(string dataFolder)
{
    private readonly string _root = Path.Combine(dataFolder, "files");

    public string PathOf(string hash) => Path.Combine(_root, hash[..2], hash[2..4], hash);

    public string Temporary()
    {
        var folder = Path.Combine(_root, "tmp");
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, Guid.CreateVersion7().ToString("N"));
    }

    /// <summary>
    /// Removes files that are older than the instant and have no row: left by requests that were rolled back, or by a
    /// crash. Answers how many. The age must be far beyond the longest request, for its row commits after its bytes.
    /// </summary>
    public async Task<int> SweepAsync(CityDatabase database, DateTime olderThan, CancellationToken ct)
    {
        if (!Directory.Exists(_root))
            return 0;
        var removed = 0;
        await using var connection = await database.OpenAsync(ct);
        foreach (var path in Directory.EnumerateFiles(_root, "*", SearchOption.AllDirectories))
        {
            ct.ThrowIfCancellationRequested();
            if (File.GetLastWriteTimeUtc(path) >= olderThan)
                continue;
            await using var command = connection.CreateCommand();
            command.CommandText = "select 1 from kit_files where hash = @hash";
            command.With("@hash", Path.GetFileName(path));
            if (await command.ExecuteScalarAsync(ct) is not null)
                continue;
            File.Delete(path);
            removed++;
        }

        return removed;
    }
}

/// <summary>Makes a rename survive a power cut: on Linux the folder itself has to be forced to the disk.</summary>
internal static class DurableFolder
{
    public static void Flush(string folder)
    {
        if (!OperatingSystem.IsLinux())
            return;
        var handle = Open(folder, 0);
        if (handle < 0)
            return;
        _ = Fsync(handle);
        _ = Close(handle);
    }

    [DllImport(
        "libc",
        EntryPoint = "open",
        CharSet = CharSet.Ansi,
        BestFitMapping = false,
        ThrowOnUnmappableChar = true
    )]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync")]
    private static extern int Fsync(int handle);

    [DllImport("libc", EntryPoint = "close")]
    private static extern int Close(int handle);
}
