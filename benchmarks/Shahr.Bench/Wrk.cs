using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Shahr.Bench;

/// <summary>What one run of wrk saw: requests, requests per second, and the answer times in milliseconds.</summary>
internal sealed record WrkFigures(long Requests, double PerSecond, double P50, double P99);

/// <summary>
/// Runs wrk, one thread and sixteen connections unless told otherwise, and believes it only when every answer was
/// good.
/// </summary>
internal static partial class Wrk
{
    public static async Task<WrkFigures> RunAsync(
        Uri address,
        int seconds,
        string? cookie = null,
        string? script = null,
        int connections = 16
    )
    {
        List<string> words = ["-t1", $"-c{connections}", $"-d{seconds}s", "--latency", "--timeout", "30s"];
        if (cookie is not null)
            words.AddRange(["-H", "Cookie: " + cookie]);
        if (script is not null)
            words.AddRange(["-s", script]);
        var text = await RunProgram.ReadAsync("wrk", [.. words, address.ToString()]);
        if (
            text.Contains("Non-2xx", StringComparison.Ordinal)
            || text.Contains("Socket errors", StringComparison.Ordinal)
        )
        {
            throw new BenchException($"wrk met refusals at {address}:\n{text}");
        }

        return new WrkFigures(
            long.Parse(Requests().Match(text).Groups[1].Value, CultureInfo.InvariantCulture),
            double.Parse(PerSecond().Match(text).Groups[1].Value, CultureInfo.InvariantCulture),
            Milliseconds(P50().Match(text)),
            Milliseconds(P99().Match(text))
        );
    }

    /// <summary>
    /// Asks until three runs in a row are no faster than the best before: the runtime compiles what is hot in the
    /// background, and on a busy machine that takes its time.
    /// </summary>
    public static async Task WarmAsync(Uri address, string? cookie = null, string? script = null)
    {
        var (best, settled, since) = (0.0, 0, Stopwatch.GetTimestamp());
        while (settled < 3 && Stopwatch.GetElapsedTime(since) < TimeSpan.FromMinutes(2))
        {
            var now = (await RunAsync(address, 3, cookie, script)).PerSecond;
            settled = now > best * 1.05 ? 0 : settled + 1;
            best = Math.Max(best, now);
        }
    }

    private static double Milliseconds(Match match) =>
        double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)
        * match.Groups[2].Value switch
        {
            "us" => 0.001,
            "ms" => 1,
            "s" => 1000,
            _ => throw new BenchException("wrk answered in an unknown unit."),
        };

    [GeneratedRegex(@"(\d+) requests in")]
    private static partial Regex Requests();

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex PerSecond();

    [GeneratedRegex(@"\b50%\s+([\d.]+)(us|ms|s)")]
    private static partial Regex P50();

    [GeneratedRegex(@"\b99%\s+([\d.]+)(us|ms|s)")]
    private static partial Regex P99();
}

/// <summary>Runs a program to its end.</summary>
internal static class RunProgram
{
    /// <summary>What it printed; a <see cref="BenchException"/> when it did not end well.</summary>
    public static async Task<string> ReadAsync(
        string program,
        IReadOnlyList<string> words,
        string? folder = null,
        IReadOnlyDictionary<string, string>? environment = null
    )
    {
        var start = new ProcessStartInfo(program, words)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? "",
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        using var process = Process.Start(start) ?? throw new BenchException($"{program} did not start.");
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new BenchException(
                $"{program} {string.Join(' ', words)} ended with {process.ExitCode}:\n{output}{await errors}"
            );
        return output;
    }
}
