using System.Diagnostics;

namespace Shahr.Web.Tests;

/// <summary>A file system in memory, mounted as root: tiny, or one that nobody may write to.</summary>
internal sealed class SmallDisk : IDisposable
{
    private SmallDisk(string path) => Path = path;

    public string Path { get; }

    /// <summary>Mounts, or skips the test, saying why.</summary>
    public static SmallDisk Mount(string options)
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && Environment.UserName == "root",
            "Mounting a file system needs root."
        );
        var path = Directory.CreateTempSubdirectory("shahr-disk-").FullName;
        if (Run("mount", "-t", "tmpfs", "-o", options, "shahr-test", path) == 0)
            return new SmallDisk(path);
        Directory.Delete(path);
        Assert.Skip("This machine does not let even root mount a file system.");
        throw new InvalidOperationException();
    }

    /// <summary>Fills it to the last byte. Answers the file to delete when there shall be room again.</summary>
    public string Fill()
    {
        var file = System.IO.Path.Join(Path, "filler");
        // dd writes until it is told that nothing is left; .NET would ask for the room before.
        _ = Run("dd", "if=/dev/zero", "of=" + file, "bs=4k");
        return file;
    }

    public void Dispose()
    {
        _ = Run("umount", "-l", Path);
        Directory.Delete(Path);
    }

    private static int Run(string program, params string[] words)
    {
        using var process =
            Process.Start(new ProcessStartInfo(program, words) { RedirectStandardError = true })
            ?? throw new InvalidOperationException(program);
        process.WaitForExit();
        return process.ExitCode;
    }
}
