using Microsoft.Win32.SafeHandles;

namespace Shahr.Ledger;

/// <summary>
/// A folder somebody else may be writing to, to read only: for copies of a journal while its ledger serves.
/// </summary>
public sealed class FolderView(string folder) : IDisk
{
    /// <summary>The journal in a folder.</summary>
    /// <exception cref="JournalException">A file is missing or has another length.</exception>
    public static FileJournal Journal(string folder)
    {
        var view = new FolderView(folder);
        using var first = view.Open(FileJournal.First);
        return new FileJournal(view, (int)(first.Length / JournalRecord.Size), ahead: false);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> List() =>
        // A file that is just being made has its name only when it is whole.
        [
            .. Directory
                .EnumerateFiles(folder)
                .Select(file => Path.GetFileName(file))
                .Where(IsWhole)
                .Order(StringComparer.Ordinal),
        ];

    /// <inheritdoc/>
    public IDiskFile Open(string name) => new ReadFile(Path.Join(folder, name));

    /// <inheritdoc/>
    public void Create(string name, long length) => throw ReadOnly();

    /// <inheritdoc/>
    public void Rename(string from, string to) => throw ReadOnly();

    private static bool IsWhole(string name) => !name.EndsWith(FolderDisk.Unfinished, StringComparison.Ordinal);

    private static NotSupportedException ReadOnly() => new("The folder is somebody else's.");

    private sealed class ReadFile(string path) : IDiskFile
    {
        private readonly SafeFileHandle _handle = File.OpenHandle(
            path,
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite | FileShare.Delete
        );

        public long Length => RandomAccess.GetLength(_handle);

        public int Read(long offset, Span<byte> bytes)
        {
            var done = 0;
            while (done < bytes.Length && RandomAccess.Read(_handle, bytes[done..], offset + done) is var got and > 0)
                done += got;
            return done;
        }

        public void Write(long offset, ReadOnlySpan<byte> bytes) => throw ReadOnly();

        public void Sync() => throw ReadOnly();

        public void Dispose() => _handle.Dispose();
    }
}
