namespace Shahr.Bench;

/// <summary>
/// A citizen's whole request over HTTP at sixteen clients: session, validation, draft, number, case, step, history
/// line, audit row and outbox event in one durable transaction through EF. Against pgbench's TPC-B-like transaction
/// on the same server.
/// </summary>
internal static class DurableBench
{
    // What a city of a million must open each second, at the least.
    private const double Wanted = 500;

    private sealed record Round(
        double HeldP50,
        double HeldP99,
        double Ours,
        double P50,
        double P99,
        double TpcB,
        double TpcBMean,
        double DiskP50,
        double DiskP99
    );

    public static async Task RunAsync(Room room)
    {
        var report = new Report(room, "durable");
        var city = await Arranged.MakeAsync(room, "durable");
        var (server, home) = await City.StartAsync(room, city.Data, city.Database);
        await using var ends = server;
        await CaseOpener.OpenAsync(home, city.Cookie);
        var script = Path.Join(room.Temporary, "open.lua");
        await File.WriteAllTextAsync(
            script,
            $"""
            wrk.method = "POST"
            wrk.headers["Content-Type"] = "application/json"
            wrk.body = [==[{CaseOpener.Body}]==]
            """
        );
        Report.Say("filling pgbench");
        await PgBench.FillAsync(room);
        Report.Say("warming up");
        var address = new Uri(home, "/api/v1/cases");
        await Wrk.WarmAsync(address, city.Cookie, script);

        var rounds = new List<Round>();
        long acknowledged = 0;
        var before = await RowsAsync(city);
        for (var i = 0; i < room.Rounds; i++)
        {
            Report.Say($"round {i + 1} of {room.Rounds}");
            var disk = Machine.DiskProbe(room.Temporary);
            var ours = await Wrk.RunAsync(address, room.Seconds, city.Cookie, script);
            var held = Load.Hold(address, Wanted, room.Seconds, city.Cookie, CaseOpener.Body);
            acknowledged += ours.Requests + held.Length;
            var theirs = await PgBench.RunAsync(room, clients: 16);
            rounds.Add(
                new Round(
                    Figures.Percentile(held, 50),
                    Figures.Percentile(held, 99),
                    ours.PerSecond,
                    ours.P50,
                    ours.P99,
                    theirs.PerSecond,
                    theirs.Mean,
                    disk.P50,
                    disk.P99
                )
            );
        }

        var after = await RowsAsync(city);
        Believe(acknowledged, before, after, rounds.Count);
        Tell(report, rounds, acknowledged);
        await report.SaveAsync();
    }

    // Every acknowledged request must be a case with its audit row and its event; the few in flight when warming up and
    // a round end may be more.
    private static void Believe(long acknowledged, long[] before, long[] after, int rounds)
    {
        for (var i = 0; i < before.Length; i++)
        {
            var made = after[i] - before[i];
            if (made < acknowledged)
                throw new BenchException($"{acknowledged} requests were acknowledged, but table {i} grew by {made}.");
            if (i == 0 && made > acknowledged + (16 * (rounds + 1)))
                throw new BenchException($"{made} cases for {acknowledged} requests.");
        }
    }

    private static async Task<long[]> RowsAsync(Arranged city) =>
        [
            await city.CountAsync("select count(*) from cases_cases"),
            await city.CountAsync("select count(*) from kit_audit_entries where action = 'cases.opened'"),
            await city.CountAsync("select count(*) from kit_outbox_events where type = 'CaseOpened'"),
        ];

    private static void Tell(Report report, List<Round> rounds, long acknowledged)
    {
        report.Table(
            ["at 16 clients", "a second (median)", "worst round", "p50 ms", "p99 ms"],
            [
                [
                    "open a case over HTTP",
                    Figures.Whole(rounds.Select(r => r.Ours).Median()),
                    Figures.Whole(rounds.Min(r => r.Ours)),
                    Figures.One(rounds.Select(r => r.P50).Median()),
                    Figures.One(rounds.Select(r => r.P99).Median()),
                ],
                [
                    "the same, 500 held each second",
                    "500",
                    "",
                    Figures.One(rounds.Select(r => r.HeldP50).Median()),
                    Figures.One(rounds.Select(r => r.HeldP99).Median())
                        + $" (worst round {Figures.One(rounds.Max(r => r.HeldP99))})",
                ],
                [
                    "pgbench, TPC-B-like, scale 50",
                    Figures.Whole(rounds.Select(r => r.TpcB).Median()),
                    Figures.Whole(rounds.Min(r => r.TpcB)),
                    Figures.One(rounds.Select(r => r.TpcBMean).Median()) + " (mean)",
                    "—",
                ],
                [
                    "fdatasync of this disk beside it",
                    "",
                    "",
                    Figures.Two(rounds.Select(r => r.DiskP50).Median()),
                    Figures.Two(rounds.Select(r => r.DiskP99).Median()),
                ],
            ]
        );
        var ratio = rounds.Select(r => r.Ours / r.TpcB).ToArray();
        report.Table(
            ["ratio", "median", "worst round"],
            [
                ["cases a second over TPC-B a second", Figures.Ratio(ratio.Median()), Figures.Ratio(ratio.Min())],
            ]
        );
        report.Note(
            $"{Figures.Whole(acknowledged)} requests were acknowledged; "
                + "every one was found again as a case, an audit row and an event."
        );
        report.Figure("rounds", rounds);
        report.Figure("overTpcB", ratio.Median());
    }
}
