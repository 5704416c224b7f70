namespace Shahr.Web.Cli;

/// <summary>Proves that the data folder can be written, by writing.</summary>
internal static class FolderCheck
{
    /// <summary>With less than this a disk counts as full: a database's log and one photo would not fit.</summary>
    public const long FullBytes = 20_000_000;

    /// <summary>The data folder and, where it has one, its folder of keys.</summary>
    public static void MustBeReady(string data)
    {
        MustBeWritable(data);
        var keys = Path.Join(data, "keys");
        if (Directory.Exists(keys))
            MustBeWritable(keys);
    }

    public static void MustBeWritable(string folder)
    {
        if (File.Exists(folder))
            throw new StartException(
                $"«{folder}» پرونده است، نه پوشه.",
                $"'{folder}' is a file, not a folder.",
                "--data FOLDER"
            );
        var probe = Path.Join(folder, ".probe-" + Environment.ProcessId);
        try
        {
            Directory.CreateDirectory(folder);
            try
            {
                File.WriteAllText(probe, "shahr");
            }
            finally
            {
                File.Delete(probe);
            }
        }
        catch (Exception broken) when (broken is UnauthorizedAccessException or IOException && !IsFull(broken))
        {
            throw new StartException(
                $"در پوشهٔ «{folder}» نمی‌توان نوشت.",
                $"The folder '{folder}' cannot be written.",
                $"chown -R $(whoami) {folder}   # or: --data FOLDER"
            );
        }
    }

    /// <summary>Refuses a disk on which the first write would fail.</summary>
    public static void MustHaveRoom(string folder)
    {
        if (new DriveInfo(folder).AvailableFreeSpace < FullBytes)
            throw new StartException("روی دیسک جایی نمانده است.", "The disk is full.", "df -h " + folder);
    }

    private static bool IsFull(Exception broken) => broken.Message.Contains("No space left", StringComparison.Ordinal);
}
