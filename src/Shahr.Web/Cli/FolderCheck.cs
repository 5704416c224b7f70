namespace Shahr.Web.Cli;

/// <summary>Proves that the data folder can be written, by writing.</summary>
internal static class FolderCheck
{
    public static void MustBeWritable(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var probe = Path.Join(folder, ".probe-" + Environment.ProcessId);
            File.WriteAllText(probe, "shahr");
            File.Delete(probe);
        }
        catch (Exception broken) when (broken is UnauthorizedAccessException or IOException && !IsFull(broken))
        {
            throw new StartException(
                $"در پوشه‌ی داده «{folder}» نمی‌توان نوشت.", $"The data folder '{folder}' cannot be written.",
                $"chown -R $(whoami) {folder}   # or: --data FOLDER");
        }
    }

    private static bool IsFull(Exception broken) => broken.Message.Contains("No space left", StringComparison.Ordinal);
}
