using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Shahr.Bench;

/// <summary>What the figures were taken on, and how quiet it was.</summary>
internal static class Machine
{
    public static string Describe()
    {
        var model = Line("/proc/cpuinfo", "model name");
        var memory = Line("/proc/meminfo", "MemTotal").Split(' ', StringSplitOptions.RemoveEmptyEntries)[0];
        var gib = long.Parse(memory, CultureInfo.InvariantCulture) / 1024.0 / 1024.0;
        return $"{Environment.ProcessorCount} × {model}, {Figures.Whole(gib)} GiB, "
            + $"{RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}";
    }

    /// <summary>Runnable tasks over the last minute.</summary>
    public static double Load() =>
        double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture);

    /// <summary>
    /// How long this disk takes to make 4 KiB durable: milliseconds of the median and of the 99th percentile.
    /// </summary>
    public static (double P50, double P99) DiskProbe(string folder, int times = 300)
    {
        var file = Path.Join(folder, "probe");
        var took = new double[times];
        using (var handle = File.OpenHandle(file, FileMode.Create, FileAccess.Write))
        {
            var block = new byte[4096];
            for (var i = 0; i < times; i++)
            {
                RandomAccess.Write(handle, block, i * 4096L);
                var since = Stopwatch.GetTimestamp();
                if (DataSync(handle) != 0)
                    throw new BenchException("fdatasync failed.");
                took[i] = Stopwatch.GetElapsedTime(since).TotalMilliseconds;
            }
        }

        File.Delete(file);
        return (Figures.Percentile(took, 50), Figures.Percentile(took, 99));
    }

    private static string Line(string file, string name) =>
        File.ReadLines(file).First(l => l.StartsWith(name, StringComparison.Ordinal)).Split(':')[1].Trim();

    [DllImport("libc", EntryPoint = "fdatasync")]
    private static extern int DataSync(SafeFileHandle file);
}
