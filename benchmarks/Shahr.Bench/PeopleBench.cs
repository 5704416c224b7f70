using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Shahr.Identity;
using Shahr.Kit.Data;
using Shahr.Web.Host;

namespace Shahr.Bench;

/// <summary>
/// An officer's search for a person by name, on both databases, beside what one would write first: similarity of
/// trigrams on PostgreSQL, LIKE on SQLite. SHAHR_BENCH_PEOPLE says among how many (100,000; the goal is about
/// 3,000,000).
/// </summary>
internal static class PeopleBench
{
    private const int Questions = 400;
    private const int BaselineQuestions = 20;

    private static readonly int _people = int.Parse(
        Environment.GetEnvironmentVariable("SHAHR_BENCH_PEOPLE") ?? "100000",
        CultureInfo.InvariantCulture
    );

    /// <summary>What is typed for a person of this name, and whether somebody must be found.</summary>
    private sealed record Kind(string Name, Func<NameLot, string, string, string> Type, bool Finds = true);

    private static readonly Kind[] _kinds =
    [
        new("as it is written", (_, given, family) => $"{given} {family}"),
        new("in another spelling", (_, given, family) => Respell($"{family} {given}")),
        new("with one slip", (lot, given, family) => $"{given} {lot.Slip(family)}"),
        new("with a slip in both names", (lot, given, family) => $"{lot.Slip(given)} {lot.Slip(family)}"),
        new("family name alone", (_, _, family) => family),
        new("nobody's name", (lot, given, family) => $"{given}غضث {lot.Slip(family)}ثضغ", Finds: false),
    ];

    public static async Task RunAsync(Room room)
    {
        var report = new Report(room, "people");
        var rows = new List<string[]>();
        foreach (var kind in new[] { DatabaseKind.Postgres, DatabaseKind.Sqlite })
            rows.AddRange(await OnAsync(room, kind, report));
        report.Table(
            [$"search among {Figures.Whole(_people)} people", "p50 ms", "p99 ms", "slowest ms", "of whom found"],
            rows
        );
        await report.SaveAsync();
    }

    private static async Task<List<string[]>> OnAsync(Room room, DatabaseKind kind, Report report)
    {
        Report.Say($"{_people} people move in on {kind}");
        var database = kind == DatabaseKind.Postgres ? await CreateAsync(room) : null;
        await using var app = CityApp.Build(
            new CityOptions { Data = room.Folder("people-" + kind), Database = database },
            [],
            b => b.Logging.SetMinimumLevel(LogLevel.Warning)
        );
        await app.Services.GetRequiredService<SchemaRunner>().UpgradeAsync();
        var city = app.Services.GetRequiredService<CityDatabase>();
        var crowd = new NamedCrowd(city);
        await crowd.MoveInAsync(_people);
        var search = app.Services.GetRequiredService<CrowdSearch>();
        var rows = new List<string[]>();
        var all = new List<double>();
        var first = await MeasureAsync(search, crowd, _kinds[2], 1, 1);
        Report.Say($"the first question, which reads the words: {Figures.One(first.Took[0])} ms");
        foreach (var asked in _kinds)
        {
            await MeasureAsync(search, crowd, asked, 7, 50);
            var (took, found) = await MeasureAsync(search, crowd, asked, 11, Questions);
            all.AddRange(took);
            rows.Add(Row($"{kind}: {asked.Name}", took, asked.Finds ? found / (double)Questions : null));
        }

        rows.Add(Row($"{kind}: all of these", [.. all], null));
        report.Figure($"p99Ms{kind}", Figures.Percentile([.. all], 99));
        report.Figure($"firstMs{kind}", first.Took[0]);
        rows.Add(await PeopleBaseline.RunAsync(city, crowd, Asked(crowd, _kinds[2], 11, BaselineQuestions)));
        return rows;
    }

    internal static string[] Row(string name, double[] took, double? found) =>
        [
            name,
            Figures.Two(Figures.Percentile(took, 50)),
            Figures.Two(Figures.Percentile(took, 99)),
            Figures.Two(took.Max()),
            found is { } part ? part.ToString("P1", CultureInfo.InvariantCulture) : "",
        ];

    private static async Task<(double[] Took, int Found)> MeasureAsync(
        CrowdSearch search,
        NamedCrowd crowd,
        Kind kind,
        int seed,
        int times
    )
    {
        var took = new List<double>();
        var found = 0;
        foreach (var (typed, given, family) in Asked(crowd, kind, seed, times))
        {
            var answer = await search.FindAsync(typed);
            took.Add(answer.Took.TotalMilliseconds);
            // Whose name it is stands on the page: not always the very person, where hundreds bear it.
            if (answer.Names.Any(n => n.IsSupersetOf(CrowdSearch.WordsOf(given, family))))
                found++;
        }

        return ([.. took], found);
    }

    private static IEnumerable<(string Typed, string Given, string Family)> Asked(
        NamedCrowd crowd,
        Kind kind,
        int seed,
        int times
    )
    {
        var lot = new NameLot(seed);
        var whole = crowd.People.Where(p => p.Family.Length > 3 && p.Given.Length > 2).ToList();
        for (var i = 0; i < times; i++)
        {
            var (given, family) = lot.Any(whole);
            yield return (
                kind.Type(lot, given, family),
                kind.Name.StartsWith("family", StringComparison.Ordinal) ? "" : given,
                family
            );
        }
    }

    // Another keyboard, no half-spaces, and what was apart is joined.
    private static string Respell(string name) =>
        name.Replace('ی', 'ي').Replace('ک', 'ك').Replace("\u200C", " ", StringComparison.Ordinal);

    private static async Task<string> CreateAsync(Room room)
    {
        await using var server = NpgsqlDataSource.Create(room.Postgres("postgres"));
        await using var create = server.CreateCommand("create database people");
        await create.ExecuteNonQueryAsync();
        return room.Postgres("people");
    }
}
