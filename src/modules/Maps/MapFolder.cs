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
    private static readonly TimeSpan TimeToNotice = TimeSpan.FromSeconds(10);

    private string Folder => data.Inside("maps");

    /// <summary>Where a package of this hash lies on this machine, or would lie.</summary>
    public string PathOf(string hash) => Path.Join(Folder, hash + ".sqlite");

    /// <summary>A new, empty, locked place to write in. Disposing it deletes what is still there.</summary>
    public MapDraftFile NewDraft()
    {
        SweepDrafts();
        return new MapDraftFile(Path.Join(Folder, Guid.CreateVersion7().ToString("N") + DraftEnd));
    }

    /// <summary>
    /// Deletes packages other than the one in force, once that one has lain here long enough for every process of this
    /// machine to have noticed it, and drafts that nobody writes any more.
    /// </summary>
    public void SweepOld(string hash, DateTime now)
    {
        SweepDrafts();
        var current = PathOf(hash);
        if (!File.Exists(current) || now - File.GetLastWriteTimeUtc(current) < TimeToNotice)
            return;
        foreach (var file in Directory.EnumerateFiles(Folder, "*.sqlite"))
        {
            // Deleting an open file only takes its name away: requests still reading the old map finish.
            if (file != current)
                File.Delete(file);
        }
    }

    private void SweepDrafts()
    {
        foreach (var file in Directory.EnumerateFiles(Folder, "*" + LockEnd))
            TryDeleteAbandoned(file);
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
