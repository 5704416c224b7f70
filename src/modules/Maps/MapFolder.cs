using Shahr.Kit.Data;

namespace Shahr.Maps;

/// <summary>
/// <c>maps/</c> in the data folder: this machine's copy of the package in force, and drafts of imports under way. A
/// draft is locked by the process that writes it; what nobody locks was left by a killed one and is swept.
/// </summary>
internal sealed class MapFolder(DataFolder data)
{
    private const string DraftEnd = ".draft";
    private const string LockEnd = ".lock";

    private string Folder => data.Inside("maps");

    /// <summary>Where a package of this hash lies on this machine, or would lie.</summary>
    public string PathOf(string hash) => Path.Join(Folder, hash + ".sqlite");

    /// <summary>A new, empty, locked place to write in. Disposing it deletes what is still there.</summary>
    public MapDraftFile NewDraft()
    {
        Sweep(keep: null);
        return new MapDraftFile(Path.Join(Folder, Guid.CreateVersion7().ToString("N") + DraftEnd));
    }

    /// <summary>
    /// Deletes drafts that nobody writes any more and, when a hash is given, packages other than that one.
    /// </summary>
    public void Sweep(string? keep)
    {
        foreach (var file in Directory.EnumerateFiles(Folder))
        {
            var name = Path.GetFileName(file);
            if (name.EndsWith(LockEnd, StringComparison.Ordinal)) TryDeleteAbandoned(file);
            // Deleting an open file only takes its name away: requests still reading the old map finish.
            else if (keep is not null && name.EndsWith(".sqlite", StringComparison.Ordinal)
                && name != keep + ".sqlite") File.Delete(file);
        }
    }

    private static void TryDeleteAbandoned(string lockFile)
    {
        try
        {
            using var mine = new FileStream(lockFile, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            var draft = lockFile[..^LockEnd.Length];
            File.Delete(draft);
            File.Delete(draft + "-journal");
            File.Delete(lockFile);
        }
        catch (IOException)
        {
            // Somebody holds it: an import is under way.
        }
    }

    /// <summary>A draft's file and its lock.</summary>
    internal sealed class MapDraftFile : IDisposable
    {
        private readonly FileStream _lock;

        public MapDraftFile(string path)
        {
            Path = path;
            _lock = new FileStream(path + LockEnd, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
        }

        public string Path { get; }

        public void Dispose()
        {
            File.Delete(Path);
            File.Delete(_lock.Name);
            _lock.Dispose();
        }
    }
}
