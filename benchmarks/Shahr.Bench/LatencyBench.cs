namespace Shahr.Bench;

/// <summary>
/// Home and the tracking page at half of what the server can do: the most is found by wrk in the same round, half of
/// it is then held by <see cref="Load"/>.
/// </summary>
internal static class LatencyBench
{
    private sealed record Round(double Most, double Held, double P50, double P99, double Longest);

    public static async Task RunAsync(Room room)
    {
        var report = new Report(room, "latency");
        var city = await Arranged.MakeAsync(room, "latency");
        var (server, home) = await City.StartAsync(room, city.Data, city.Database);
        await using var ends = server;
        var number = await CaseOpener.OpenAsync(home, city.Cookie);
        (string Name, Uri Page)[] pages = [("Home", home), ("Tracking", new Uri(home, "/track/" + number))];
        Report.Say("warming up");
        foreach (var (_, page) in pages)
        {
            await Wrk.WarmAsync(page);
            // Whoever asks at a fixed rate is a program that warms up too; its first seconds are nobody's latency.
            Load.Hold(page, 500, room.Seconds);
        }

        var rounds = pages.ToDictionary(p => p.Name, _ => new List<Round>());
        for (var i = 0; i < room.Rounds; i++)
        {
            foreach (var (name, page) in pages)
            {
                Report.Say($"round {i + 1} of {room.Rounds}: {name}");
                var most = (await Wrk.RunAsync(page, Math.Max(2, room.Seconds / 2))).PerSecond;
                var took = Load.Hold(page, most / 2, room.Seconds);
                rounds[name]
                    .Add(
                        new Round(
                            most,
                            most / 2,
                            Figures.Percentile(took, 50),
                            Figures.Percentile(took, 99),
                            took.Max()
                        )
                    );
            }
        }

        Tell(report, pages.Select(p => (p.Name, Rounds: rounds[p.Name])));
        report.Note(
            "Open loop: requests are due at a fixed rate over 64 kept-alive connections, "
                + "and time counts from when a request was due."
        );
        report.Figure("rounds", rounds);
        await report.SaveAsync();
    }

    private static void Tell(Report report, IEnumerable<(string Name, List<Round> Rounds)> pages) =>
        report.Table(
            [
                "page",
                "most requests/s",
                "held requests/s",
                "p50 ms",
                "p99 ms (median)",
                "p99 ms (worst round)",
                "longest ms",
                "goal p99",
            ],
            [
                .. pages.Select(p =>
                    new[]
                    {
                        p.Name,
                        Figures.Whole(p.Rounds.Select(r => r.Most).Median()),
                        Figures.Whole(p.Rounds.Select(r => r.Held).Median()),
                        Figures.One(p.Rounds.Select(r => r.P50).Median()),
                        Figures.One(p.Rounds.Select(r => r.P99).Median()),
                        Figures.One(p.Rounds.Max(r => r.P99)),
                        Figures.One(p.Rounds.Max(r => r.Longest)),
                        "≤ 15",
                    }
                ),
            ]
        );
}
