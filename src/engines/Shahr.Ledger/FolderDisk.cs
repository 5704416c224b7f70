using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Shahr.Ledger;

/// <summary>A real folder.</summary>
public sealed partial class FolderDisk : IDisk, IDisposable
{
    internal const string Unfinished = ".new";
    private const int Piece = 1 << 20;
    private const string Lock = "lock";
    private readonly string _folder;
    private readonly SafeFileHandle _lock;

    /// <summary>
    /// Makes the folder where there is none, for its owner alone, and clears what was left half made.
    /// </summary>
    /// <exception cref="JournalException">Another process, or another ledger of this one, has it.</exception>
    public FolderDisk(string folder)
    {
        _folder = folder;
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(
                folder,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            );
        try
        {
            _lock = File.OpenHandle(At(Lock), FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
        }
        catch (IOException)
        {
            throw new JournalException(JournalFault.InUse, 0, $"Somebody else has the ledger in {folder}.");
        }
        foreach (var file in Directory.EnumerateFiles(folder, "*" + Unfinished))
            File.Delete(file);
    }

    /// <summary>Leaves the folder to others.</summary>
    public void Dispose() => _lock.Dispose();

    /// <inheritdoc/>
    public IReadOnlyList<string> List() =>
        [.. Directory.EnumerateFiles(_folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public void Create(string name, long length)
    {
        var draft = name + Unfinished;
        try
        {
            // Zeros are really written: a place that was only promised would have to be entered in the disk's own
            // books when it is used, within the time of an answer.
            using (var file = new DiskFile(At(draft), FileMode.Create))
            {
                var zeros = new byte[Math.Min(Piece, length)];
                for (long done = 0; done < length; done += zeros.Length)
                {
                    file.Write(done, zeros.AsSpan(0, (int)Math.Min(zeros.Length, length - done)));
                    file.Sync();
                }
            }
            Rename(draft, name);
        }
        catch (IOException)
        {
            File.Delete(At(draft));
            throw;
        }
    }

    /// <inheritdoc/>
    public IDiskFile Open(string name) => new DiskFile(At(name), FileMode.Open);

    /// <inheritdoc/>
    public void Rename(string from, string to)
    {
        File.Move(At(from), At(to), overwrite: true);
        SyncFolder();
    }

    private string At(string name) => Path.Join(_folder, name);

    // A name is in the folder's own list, which has to be on the disk too. Windows has no such call and needs none, and
    // .NET opens no folders.
    private void SyncFolder()
    {
        if (!OperatingSystem.IsLinux())
            return;
        var folder = OpenFolder(_folder, 0);
        var done = folder >= 0 && SyncFolder(folder) == 0;
        var error = Marshal.GetLastPInvokeError();
        if (folder >= 0)
            _ = CloseFolder(folder);
        if (!done)
            throw new IOException($"The disk did not take the name of a file: error {error}.");
    }

    private sealed class DiskFile(string path, FileMode mode) : IDiskFile
    {
        private readonly SafeFileHandle _handle = File.OpenHandle(path, mode, FileAccess.ReadWrite, FileShare.Read);

        public long Length => RandomAccess.GetLength(_handle);

        public int Read(long offset, Span<byte> bytes)
        {
            var done = 0;
            while (done < bytes.Length && RandomAccess.Read(_handle, bytes[done..], offset + done) is var got and > 0)
                done += got;
            return done;
        }

        public void Write(long offset, ReadOnlySpan<byte> bytes) => RandomAccess.Write(_handle, bytes, offset);

        public void Sync()
        {
            if (!OperatingSystem.IsLinux())
                RandomAccess.FlushToDisk(_handle);
            else if (SyncBytes(_handle) != 0)
                throw new IOException(
                    $"The disk did not take what was written: error {Marshal.GetLastPInvokeError()}."
                );
        }

        public void Dispose() => _handle.Dispose();
    }

    // fdatasync(2): unlike fsync it leaves the time of the last change for later, which halves the wait.
    [LibraryImport("libc", EntryPoint = "fdatasync", SetLastError = true)]
    private static partial int SyncBytes(SafeFileHandle file);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenFolder(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int SyncFolder(int folder);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int CloseFolder(int folder);
}
