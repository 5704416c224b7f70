namespace Shahr.Bench;

/// <summary>
/// The ledger in this process, every answer on the disk, beside pgbench at sixteen clients and SQLite in transactions
/// of a thousand, on the same disk in the same minutes; the same with its journal in that PostgreSQL; then how it bears
/// ten million lines.
/// </summary>
internal static class LedgerBench
{
    private sealed record Round(
        LedgerLoad.Run Few,
        LedgerLoad.Run Many,
        LedgerLoad.Run Hot,
        LedgerLoad.Run Stored,
        double TpcB,
        double Sqlite,
        double DiskP50,
        double DiskP99
    );

    public static async Task RunAsync(Room room)
    {
        var report = new Report(room, "ledger");
        Report.Say("filling pgbench");
        await PgBench.FillAsync(room);
        using var load = await LedgerLoad.BeginAsync(room.Folder("ledger"));
        await using var stored = await PostgresLedger.BeginAsync(room);
        using var sqlite = new SqliteLedger(Path.Join(room.Temporary, "ledger.db"));
        Report.Say("warming up");
        await load.RunAsync(512, room.Seconds, hot: false);
        await stored.Load.RunAsync(512, room.Seconds, hot: false);
        sqlite.Run(1);
        var rounds = new List<Round>();
        for (var i = 0; i < room.Rounds; i++)
        {
            Report.Say($"round {i + 1} of {room.Rounds}");
            var disk = Machine.DiskProbe(room.Temporary);
            rounds.Add(
                new Round(
                    await load.RunAsync(64, room.Seconds, hot: false),
                    await load.RunAsync(512, room.Seconds, hot: false),
                    await load.RunAsync(512, room.Seconds, hot: true),
                    await stored.Load.RunAsync(512, room.Seconds, hot: false),
                    (await PgBench.RunAsync(room, clients: 16)).PerSecond,
                    sqlite.Run(room.Seconds),
                    disk.P50,
                    disk.P99
                )
            );
        }
        Tell(report, rounds);
        await TellStartAsync(report, stored);
        await LedgerGrowth.RunAsync(room, report);
        await report.SaveAsync();
    }

    private static void Tell(Report report, List<Round> rounds)
    {
        report.Table(
            ["durable transfers", "a second (median)", "worst round", "p50 ms", "p99 ms", "cores"],
            [
                Line("the ledger, 64 callers", rounds, r => r.Few),
                Line("the ledger, 512 callers", rounds, r => r.Many),
                Line("the same, all to one account", rounds, r => r.Hot),
                Line("its journal in PostgreSQL, 512 callers", rounds, r => r.Stored),
                Line("pgbench, TPC-B-like, scale 50, 16 clients", rounds, r => r.TpcB),
                Line("SQLite WAL FULL, 1,000 in a commit", rounds, r => r.Sqlite),
                [
                    "fdatasync of this disk beside it",
                    "",
                    "",
                    Figures.Two(rounds.Select(r => r.DiskP50).Median()),
                    Figures.Two(rounds.Select(r => r.DiskP99).Median()),
                    "",
                ],
            ]
        );
        report.Table(
            ["ratio", "median", "worst round", "goal"],
            [
                Ratio("the ledger (512) over pgbench", rounds, r => r.Many.PerSecond / r.TpcB, "60"),
                Ratio("its journal in PostgreSQL (512) over pgbench", rounds, r => r.Stored.PerSecond / r.TpcB, "5"),
                Ratio("the ledger (512) over SQLite", rounds, r => r.Many.PerSecond / r.Sqlite, "5"),
                Ratio("one account over any", rounds, r => r.Hot.PerSecond / r.Many.PerSecond, "0.85"),
            ]
        );
        report.Figure("rounds", rounds);
    }

    private static async Task TellStartAsync(Report report, PostgresLedger stored)
    {
        var rows = new List<string[]>();
        foreach (var lines in (int[])[100_000, 1_000_000])
        {
            var seconds = await stored.StartAsync(lines);
            rows.Add([
                $"at least {Figures.Whole(lines)} lines",
                Figures.Whole(stored.Load.Ledger.End),
                Figures.Two(seconds),
            ]);
        }
        report.Table(["start from PostgreSQL, no copy of the book", "slots", "seconds"], rows);
    }

    private static string[] Line(string name, List<Round> rounds, Func<Round, LedgerLoad.Run> of) =>
        [
            name,
            Figures.Whole(rounds.Select(r => of(r).PerSecond).Median()),
            Figures.Whole(rounds.Min(r => of(r).PerSecond)),
            Figures.Two(rounds.Select(r => of(r).P50).Median()),
            Figures.Two(rounds.Select(r => of(r).P99).Median()),
            Figures.One(rounds.Select(r => of(r).Cores).Median()),
        ];

    private static string[] Line(string name, List<Round> rounds, Func<Round, double> of) =>
        [name, Figures.Whole(rounds.Select(of).Median()), Figures.Whole(rounds.Min(of)), "", "", ""];

    private static string[] Ratio(string name, List<Round> rounds, Func<Round, double> of, string goal) =>
        [name, Figures.Ratio(rounds.Select(of).Median()), Figures.Ratio(rounds.Min(of)), goal];
}
