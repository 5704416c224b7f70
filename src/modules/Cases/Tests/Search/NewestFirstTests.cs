using Microsoft.Extensions.DependencyInjection;
using Shahr.Cases.Search;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Data;
using Shahr.Testing;

namespace Shahr.Cases.Tests.Search;

/// <summary>
/// The order of the newest among 600,000 numbers on PostgreSQL, of which every two hundredth has a row: whatever
/// windows a question goes through, it finds what reading all rows would find.
/// </summary>
public sealed class NewestFirstTests(CasesCity city) : IClassFixture<CasesCity>
{
    private const int Rows = 3000;
    private const int Apart = 200;
    private const int Most = 21;

    // In every how many rows a word stands.
    private static readonly Dictionary<string, int> _words = new()
    {
        ["همه"] = 1,
        ["نیم"] = 2,
        ["ده"] = 10,
        ["صد"] = 100,
        ["هزار"] = 1000,
    };

    [Fact]
    public async Task Windows_find_what_reading_everything_finds()
    {
        var database = await city.City.InScopeAsync(scope => Task.FromResult(scope.GetRequiredService<CityDatabase>()));
        Assert.SkipWhen(database.Kind == DatabaseKind.Sqlite, "FTS5 walks from the newest itself.");
        var ids = await FillAsync(database);
        var search = new NewestFirst(database, new CommonStems(database, TimeProvider.System));
        string[][] questions =
        [
            .. _words.Keys.Select(word => new[] { word }),
            ["همه", "صد"],
            ["نیم", "ده"],
            ["ده", "صد", "هزار"],
            ["همه", "نبود"],
        ];
        foreach (var question in questions)
        foreach (var (mark, isApplicant) in new[] { ("@oall", false), ("@atwentieth", true) })
        foreach (var after in new[] { Rows + 1, Rows - 5, Rows / 2, 40 })
        {
            var expected = Enumerable
                .Range(1, after - 1)
                .Reverse()
                .Where(n => !isApplicant || n % 20 == 0)
                .Where(n => question.All(word => _words.TryGetValue(word, out var each) && n % each == 0))
                .Take(Most)
                .Select(n => ids[n]);
            var found = await search.IdsAsync(
                AskedWord.AnyOf([mark]),
                isApplicant,
                [.. question.Select(word => AskedWord.AnyOf([word]))],
                after > Rows ? null : new CaseId(ids[after]),
                Most,
                TestContext.Current.CancellationToken
            );
            Assert.Equal(expected, found);
        }
    }

    // Rows without cases: only their order is asked for.
    private static async Task<Dictionary<int, Guid>> FillAsync(CityDatabase database)
    {
        await using var connection = await database.OpenAsync();
        await using var fill = connection.CreateCommand();
        var words = string.Join(
            " || ",
            _words.Select(w => $"case when n % {w.Value} = 0 then array['{w.Key}'] else array[]::text[] end")
        );
        fill.CommandText = $"""
            alter table cases_search drop constraint cases_search_case_id_fkey;
            insert into cases_search (case_id, seq, words)
              select gen_random_uuid(), n * {Apart}, array_to_tsvector(array['@oall'] || {words}
                || case when n % 20 = 0 then array['@atwentieth'] else array[]::text[] end
                || {NewestFirst.MarksSql($"(n * {Apart})")})
              from generate_series(1, {Rows}) n;
            analyze cases_search;
            """;
        await fill.ExecuteNonQueryAsync();
        var rows = await database.ReadAsync(
            $"select seq / {Apart}, case_id from cases_search",
            _ => { },
            row => ((int)row.GetInt64(0), row.GetGuid(1))
        );
        return rows.ToDictionary();
    }
}
