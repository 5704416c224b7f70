using System.Globalization;
using System.Text.RegularExpressions;

namespace Shahr.Bench;

/// <summary>
/// PostgreSQL's own benchmark, its TPC-B-like transaction at scale 50: what others are measured beside.
/// </summary>
internal static partial class PgBench
{
    public static Task FillAsync(Room room) => SayAsync(room, "-i", "-q", "-s", "50", "postgres");

    /// <summary>Statements before it begins.</summary>
    public static Task MakeAsync(Room room, string script) =>
        RunProgram.ReadAsync(
            Path.Join(room.PostgresPrograms, "psql"),
            ["-q", "-h", room.PostgresHost, "-U", "postgres", "-v", "ON_ERROR_STOP=1", "-f", script, "postgres"]
        );

    /// <summary>Transactions a second, and milliseconds of one on average.</summary>
    /// <param name="room">Where it runs.</param>
    /// <param name="clients">How many ask at a time.</param>
    /// <param name="script">A transaction of its language; without it the one it is known for.</param>
    public static async Task<(double PerSecond, double Mean)> RunAsync(Room room, int clients, string? script = null)
    {
        string[] file = script is null ? [] : ["-f", script];
        var said = await SayAsync(
            room,
            [
                "-c",
                clients.ToString(CultureInfo.InvariantCulture),
                "-j",
                "1",
                "-M",
                "prepared",
                "-T",
                room.Seconds.ToString(CultureInfo.InvariantCulture),
                .. file,
                "postgres",
            ]
        );
        return (Number(PerSecond(), said), Number(Mean(), said));
    }

    private static Task<string> SayAsync(Room room, params string[] words) =>
        RunProgram.ReadAsync(
            Path.Join(room.PostgresPrograms, "pgbench"),
            ["-h", room.PostgresHost, "-U", "postgres", .. words]
        );

    private static double Number(Regex shape, string text) =>
        double.Parse(shape.Match(text).Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"tps = ([\d.]+)")]
    private static partial Regex PerSecond();

    [GeneratedRegex(@"latency average = ([\d.]+) ms")]
    private static partial Regex Mean();
}
