using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Shahr.Cases.Measured;
using Shahr.Identity;
using Shahr.Kit;
using Shahr.Web.Host;

namespace Shahr.Bench;

/// <summary>
/// A city of 12,000 cases and one of 1,200,000 (SHAHR_BENCH_CASES) in turns: finding cases by words, the tracking page,
/// opening a case; and what each costs in the large city over the small one.
/// </summary>
internal static class CasesBench
{
    private const int Small = 12_000;
    private const int Applicants = 5_000;
    private const int Questions = 200;
    private const int Officers = 16;
    private const int Turns = 100;
    private const double Tracked = 500;
    private const double Opened = 500;

    private static readonly int _large = int.Parse(
        Environment.GetEnvironmentVariable("SHAHR_BENCH_CASES") ?? "1200000",
        CultureInfo.InvariantCulture
    );

    /// <summary>What was measured of one kind of work in one round.</summary>
    private sealed record Figure(double P50, double P99, double PerSecond, double CityMicros, double DatabaseMicros)
    {
        public double Cost => CityMicros + DatabaseMicros;
    }

    private sealed record Place(
        string Name,
        Arranged City,
        Running Server,
        Uri Home,
        SearchOfCases Search,
        StepsOfCases Steps,
        OfficeId Office,
        IReadOnlyList<PersonId> People,
        IReadOnlyList<string> Open,
        IReadOnlyDictionary<string, string> StepOf
    );

    public static async Task RunAsync(Room room)
    {
        var report = new Report(room, "cases");
        var places = new List<Place>();
        foreach (var (name, many) in new[] { ("small", Small), ("large", _large) })
            places.Add(await FillAsync(room, name, many));
        (string Name, string Goal, Func<Place, int, Task<double[]>> Work)[] works =
        [
            ("an officer's question", "≤ 20", (at, round) => AskAsync(at, round, desk: true)),
            ("a citizen's question", "≤ 20", (at, round) => AskAsync(at, round, desk: false)),
            (
                $"tracking, {Tracked} a second",
                "≤ 15",
                (at, _) => Held(new Uri(at.Home, "/track/" + at.Open[at.Open.Count / 2]), Tracked, null, null)
            ),
            (
                $"opening, {Opened} a second",
                "≤ 25",
                (at, _) => Held(new Uri(at.Home, "/api/v1/cases"), Opened, at.City.Cookie, CaseOpener.Body)
            ),
            ("a step taken or given back, 16 at once", "—", TurnAsync),
        ];
        foreach (var place in places)
        foreach (var work in works)
            await work.Work(place, -1);
        var figures = new Dictionary<(string, string), List<Figure>>();
        for (var round = 0; round < room.Rounds; round++)
        {
            Report.Say($"round {round + 1} of {room.Rounds}");
            foreach (var work in works)
            foreach (var place in round % 2 == 0 ? places : Enumerable.Reverse(places))
            {
                if (!figures.TryGetValue((work.Name, place.Name), out var list))
                    figures[(work.Name, place.Name)] = list = [];
                list.Add(await MeasureAsync(room, place, () => work.Work(place, round)));
            }
        }

        report.Table(
            ["", "a second", "p50 ms", "p99 ms (median round)", "worst round", "goal p99", "CPU µs: city, database"],
            [
                .. works.SelectMany(w =>
                    places.Select(p =>
                        Row($"{w.Name}, {p.Name}", figures[(w.Name, p.Name)], p == places[1] ? w.Goal : "")
                    )
                ),
            ]
        );
        report.Table(
            ["cost in the large city over the small one", "median", "worst round", "goal"],
            [
                .. works.Select(w =>
                {
                    var ratios = figures[(w.Name, "large")]
                        .Zip(figures[(w.Name, "small")], (l, s) => l.Cost / s.Cost)
                        .ToArray();
                    return new[] { w.Name, Figures.Ratio(ratios.Median()), Figures.Ratio(ratios.Max()), "≤ 1.3×" };
                }),
            ]
        );
        report.Figure("figures", figures.ToDictionary(f => $"{f.Key.Item1}: {f.Key.Item2}", f => f.Value));
        await report.SaveAsync();
        foreach (var place in places)
            await place.Server.DisposeAsync();
    }

    private static async Task<Place> FillAsync(Room room, string name, int many)
    {
        var city = await Arranged.MakeAsync(room, name);
        string like;
        var (first, at) = await City.StartAsync(room, city.Data, city.Database);
        await using (first)
            like = await CaseOpener.OpenAsync(at, city.Cookie);
        await using var source = NpgsqlDataSource.Create(city.Database);
        var app = CityApp.Build(
            new CityOptions { Data = city.Data, Database = city.Database },
            [],
            b => b.Logging.SetMinimumLevel(LogLevel.Warning)
        );
        await app.Services.GetRequiredService<CrowdSeed>().MoveInAsync(city.Maryam, Applicants);
        var people = await PeopleAsync(source);
        Report.Say($"{Figures.Whole(many)} cases move in");
        var numbers = await new CaseCrowd(source).MoveInAsync(like, many, new CaseLot().Text, people);
        var office = await SearchBench.OfficeAsync(source, like);
        string[] open = [.. numbers.Where((_, i) => CaseCrowd.IsOpen(i))];
        var steps = app.Services.GetRequiredService<StepsOfCases>();
        var stepOf = new Dictionary<string, string>();
        foreach (var number in open.Take(Officers * (Turns / 2)))
            stepOf[number] = await steps.OpenStepAsync(number);
        var (server, home) = await City.StartAsync(room, city.Data, city.Database);
        return new Place(
            name,
            city,
            server,
            home,
            app.Services.GetRequiredService<SearchOfCases>(),
            steps,
            office,
            people,
            open,
            stepOf
        );
    }

    private static async Task<List<PersonId>> PeopleAsync(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand("select id from identity_people order by id");
        await using var row = await command.ExecuteReaderAsync();
        var people = new List<PersonId>();
        while (await row.ReadAsync())
            people.Add(new PersonId(row.GetGuid(0)));
        return people;
    }

    private static async Task<double[]> AskAsync(Place at, int round, bool desk)
    {
        var lot = new CaseLot(round + 7);
        var took = new List<double>();
        for (var i = 0; i < Questions; i++)
        {
            var typed = lot.Question(i);
            var found = desk
                ? await at.Search.AtDeskAsync(typed, [at.Office])
                : await at.Search.MineAsync(typed, at.People[i * 13 % at.People.Count]);
            took.Add(found.Took.TotalMilliseconds);
        }

        return [.. took];
    }

    // Everybody works on other cases, and each step is given back: the next round finds them as they were.
    private static async Task<double[]> TurnAsync(Place at, int round)
    {
        var took = new ConcurrentBag<double>();
        await Task.WhenAll(
            Enumerable
                .Range(0, Officers)
                .Select(officer =>
                    Task.Run(async () =>
                    {
                        for (var i = 0; i < Turns; i++)
                        {
                            var number = at.Open[officer + (Officers * (i / 2))];
                            var since = Stopwatch.GetTimestamp();
                            await at.Steps.TurnAsync(number, at.StepOf[number], at.People[officer + 1], at.Office);
                            took.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
                        }
                    })
                )
        );
        return [.. took];
    }

    private static Task<double[]> Held(Uri page, double perSecond, string? cookie, string? body) =>
        Task.Run(() => Load.Hold(page, perSecond, 5, cookie, body));

    private static async Task<Figure> MeasureAsync(Room room, Place at, Func<Task<double[]>> work)
    {
        // The search runs in this process, everything else in the server's.
        double City() => at.Server.ProcessorSeconds() + Environment.CpuUsage.TotalTime.TotalSeconds;
        var (city, database) = (City(), Running.SecondsOf(room.PostgresId));
        var since = Stopwatch.GetTimestamp();
        var took = await work();
        return new Figure(
            Figures.Percentile(took, 50),
            Figures.Percentile(took, 99),
            took.Length / Stopwatch.GetElapsedTime(since).TotalSeconds,
            (City() - city) / took.Length * 1_000_000,
            (Running.SecondsOf(room.PostgresId) - database) / took.Length * 1_000_000
        );
    }

    private static string[] Row(string name, List<Figure> rounds, string goal) =>
        [
            name,
            Figures.Whole(rounds.Select(r => r.PerSecond).Median()),
            Figures.Two(rounds.Select(r => r.P50).Median()),
            Figures.Two(rounds.Select(r => r.P99).Median()),
            Figures.Two(rounds.Max(r => r.P99)),
            goal,
            Figures.Whole(rounds.Select(r => r.CityMicros).Median())
                + ", "
                + Figures.Whole(rounds.Select(r => r.DatabaseMicros).Median()),
        ];
}
