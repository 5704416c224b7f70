using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Shahr.Cases.Measured;
using Shahr.Kit;
using Shahr.Web.Host;

namespace Shahr.Bench;

/// <summary>
/// How well the search of cases finds what was meant, beside Lucene.Net's PersianAnalyzer on the same texts: precision
/// and recall over <see cref="JudgementSet"/>, the half that was looked at and the half held out.
/// </summary>
internal static class SearchBench
{
    private sealed record Score(double Precision, double Recall, int Silent)
    {
        public double F => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);
    }

    private sealed record Contender(string Name, Func<string, Task<IReadOnlySet<int>>> FindAsync);

    public static async Task RunAsync(Room room)
    {
        var report = new Report(room, "search");
        var set = new JudgementSet();
        var city = await Arranged.MakeAsync(room, "judged");
        string like;
        var (server, home) = await City.StartAsync(room, city.Data, city.Database);
        await using (server)
            like = await CaseOpener.OpenAsync(home, city.Cookie);
        await using var source = NpgsqlDataSource.Create(city.Database);
        var numbers = await new CaseCrowd(source).MoveInAsync(
            like,
            set.Texts.Count,
            i => set.Texts[i],
            [PersonId.New()]
        );
        var places = numbers.Index().ToDictionary(n => n.Item, n => n.Index);
        await using var app = CityApp.Build(
            new CityOptions { Data = city.Data, Database = city.Database },
            [],
            b => b.Logging.SetMinimumLevel(LogLevel.Warning)
        );
        var search = app.Services.GetRequiredService<SearchOfCases>();
        var office = await OfficeAsync(source, like);
        using var lucene = new LuceneTexts(set.Texts);
        Contender[] contenders =
        [
            new("Shahr", typed => FindAsync(search, typed, office, places)),
            new(
                "PersianAnalyzer, every word",
                typed => Task.FromResult(lucene.Find(typed, all: true, forgiving: false))
            ),
            new(
                "PersianAnalyzer, any word",
                typed => Task.FromResult(lucene.Find(typed, all: false, forgiving: false))
            ),
            new(
                "PersianAnalyzer, every word, one slip, last begun",
                typed => Task.FromResult(lucene.Find(typed, all: true, forgiving: true))
            ),
        ];
        var found = new Dictionary<(string, Judged), IReadOnlySet<int>>();
        foreach (var contender in contenders)
        foreach (var asked in set.Questions)
            found[(contender.Name, asked)] = await contender.FindAsync(asked.Typed);
        Tell(report, set, contenders, found);
        await report.SaveAsync();
    }

    public static async Task<OfficeId> OfficeAsync(NpgsqlDataSource source, string number)
    {
        await using var command = source.CreateCommand(
            "select s.office from cases_steps s join cases_cases c on c.id = s.case_id where c.number = $1 limit 1"
        );
        command.Parameters.AddWithValue(number);
        return new OfficeId((Guid)(await command.ExecuteScalarAsync() ?? Guid.Empty));
    }

    private static async Task<IReadOnlySet<int>> FindAsync(
        SearchOfCases search,
        string typed,
        OfficeId office,
        Dictionary<string, int> places
    )
    {
        var all = new HashSet<int>();
        var page = await search.AtDeskAsync(typed, [office]);
        while (true)
        {
            all.UnionWith(page.Numbers.Where(places.ContainsKey).Select(n => places[n]));
            if (page.Next is not { } after)
                return all;
            page = await search.AtDeskAsync(typed, [office], after);
        }
    }

    private static void Tell(
        Report report,
        JudgementSet set,
        Contender[] contenders,
        Dictionary<(string, Judged), IReadOnlySet<int>> found
    )
    {
        foreach (var half in new[] { false, true })
        {
            var questions = set.Questions.Where(q => q.HeldOut == half).ToList();
            report.Table(
                [
                    $"{(half ? "held out" : "looked at")}: {questions.Count} questions",
                    "precision",
                    "recall",
                    "F1",
                    "found nothing",
                ],
                [
                    .. contenders.Select(c =>
                    {
                        var score = Of(questions, q => found[(c.Name, q)]);
                        report.Figure($"{(half ? "heldOut" : "lookedAt")}: {c.Name}", score);
                        return new[]
                        {
                            c.Name,
                            Percent(score.Precision),
                            Percent(score.Recall),
                            Percent(score.F),
                            Figures.Whole(score.Silent),
                        };
                    }),
                ]
            );
        }

        report.Table(
            ["F1, both halves", .. contenders.Select(c => c.Name)],
            [
                .. set
                    .Questions.GroupBy(q => q.Rule)
                    .Select(rule =>
                        (string[])
                            [
                                $"{rule.Key} ({rule.Count()})",
                                .. contenders.Select(c => Percent(Of([.. rule], q => found[(c.Name, q)]).F)),
                            ]
                    ),
            ]
        );
        if (Environment.GetEnvironmentVariable("SHAHR_BENCH_MISSED") is not null)
            TellMissed(set, asked => found[("Shahr", asked)]);
    }

    // For tuning, and therefore never of the half that is held out.
    private static void TellMissed(JudgementSet set, Func<Judged, IReadOnlySet<int>> found)
    {
        foreach (var missed in set.Questions.Where(q => !q.HeldOut && !found(q).SetEquals(q.Relevant)))
        {
            var (lacks, wrong) = (missed.Relevant.Except(found(missed)), found(missed).Except(missed.Relevant));
            Report.Say($"{missed.Rule} «{missed.Typed}»: lacks {Listed(lacks)}; should not have {Listed(wrong)}");
        }
    }

    // Precision over the questions that were answered, recall over all.
    private static Score Of(List<Judged> questions, Func<Judged, IReadOnlySet<int>> found)
    {
        var answered = questions.Where(q => found(q).Count > 0).ToList();
        return new Score(
            answered.Count == 0
                ? 0
                : answered.Average(q => found(q).Count(q.Relevant.Contains) / (double)found(q).Count),
            questions.Average(q => found(q).Count(q.Relevant.Contains) / (double)q.Relevant.Count),
            questions.Count - answered.Count
        );
    }

    private static string Percent(double part) => part.ToString("P1", CultureInfo.InvariantCulture);

    private static string Listed(IEnumerable<int> places) => string.Join(' ', places.Select(p => p + 1));
}
