using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Shahr.Bench;

/// <summary>A server that was started here: its processor time, its memory, its end.</summary>
internal sealed class Running : IAsyncDisposable
{
    // USER_HZ of Linux; the kernel counts in it whatever its own clock is.
    private const double TicksASecond = 100;

    private static readonly ConcurrentDictionary<int, Process> _all = new();

    private readonly Process _process;

    // An interrupted run must not leave servers behind.
    static Running() =>
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            foreach (var process in _all.Values)
                process.Kill(entireProcessTree: true);
        };

    private Running(Process process)
    {
        _process = process;
        _all[process.Id] = process;
    }

    /// <summary>Starts a program whose words nobody reads, and waits until an address answers 200.</summary>
    public static async Task<Running> StartAsync(
        string program,
        IEnumerable<string> words,
        string folder,
        Uri ready,
        IReadOnlyDictionary<string, string>? environment = null
    )
    {
        var log = Path.Join(folder, "server.log");
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = folder };
        foreach (
            var word in (string[])["-c", "log=$1; shift; exec \"$@\" >\"$log\" 2>&1", "sh", log, program, .. words]
        )
            start.ArgumentList.Add(word);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        var process = Process.Start(start) ?? throw new BenchException($"{program} did not start.");
        var running = new Running(process);
        try
        {
            await running.AnswersAsync(ready, log);
            return running;
        }
        catch
        {
            await running.DisposeAsync();
            throw;
        }
    }

    /// <summary>The process, for those who watch it from outside.</summary>
    public int Id => _process.Id;

    /// <summary>Processor seconds of the server and of its children, user and system.</summary>
    public double ProcessorSeconds() => SecondsOf(_process.Id);

    /// <summary>Resident memory in MB.</summary>
    public double ResidentMegabytes() =>
        Family(_process.Id)
            .Sum(id =>
                File.ReadLines($"/proc/{id}/status")
                    .Where(l => l.StartsWith("VmRSS:", StringComparison.Ordinal))
                    .Sum(l =>
                        double.Parse(
                            l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
                            CultureInfo.InvariantCulture
                        ) / 1024
                    )
            );

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _all.TryRemove(_process.Id, out _);
        _process.Dispose();
    }

    /// <summary>Processor seconds of a process and of its children, such as the backends of a database.</summary>
    public static double SecondsOf(int id) => Family(id).Sum(Seconds);

    private static IEnumerable<int> Family(int first)
    {
        var parents = Directory
            .EnumerateDirectories("/proc")
            .Select(d => int.TryParse(Path.GetFileName(d), CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0)
            .Select(id => (Id: id, Stat(id)?.Parent))
            .ToLookup(p => p.Parent, p => p.Id);
        var queue = new Queue<int>([first]);
        while (queue.TryDequeue(out var id))
        {
            yield return id;
            foreach (var child in parents[id])
                queue.Enqueue(child);
        }
    }

    private static double Seconds(int id) => Stat(id)?.Seconds ?? 0;

    private static (int Parent, double Seconds)? Stat(int id)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{id}/stat");
            // The name stands in brackets and may hold anything.
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            var ticks =
                long.Parse(fields[11], CultureInfo.InvariantCulture)
                + long.Parse(fields[12], CultureInfo.InvariantCulture);
            return (int.Parse(fields[1], CultureInfo.InvariantCulture), ticks / TicksASecond);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private async Task AnswersAsync(Uri address, string log)
    {
        using var browser = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };
        var since = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(since) < TimeSpan.FromMinutes(3))
        {
            if (_process.HasExited)
                break;
            try
            {
                using var answer = await browser.GetAsync(address);
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(20);
        }

        throw new BenchException(
            $"{address} did not answer. The server said: "
                + (File.Exists(log) ? await File.ReadAllTextAsync(log) : "nothing")
        );
    }
}
