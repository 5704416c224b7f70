using System.Diagnostics;
using Shahr.Kit.Data;

namespace Shahr.Bench;

/// <summary>
/// What one would write first: on PostgreSQL the similarity of trigrams over an index of every name (pg_trgm), on
/// SQLite, which has none, every name that contains both words.
/// </summary>
internal static class PeopleBaseline
{
    private static readonly string[] _trigrams =
    [
        "create extension pg_trgm",
        "create index bench_names on identity_people using gin ((given_name || ' ' || family_name) gin_trgm_ops)",
        "analyze identity_people",
    ];

    private const string Similar = """
        select id, given_name, family_name from identity_people
        where (given_name || ' ' || family_name) % @whole
        order by similarity(given_name || ' ' || family_name, @whole) desc limit 20
        """;

    private const string Like = """
        select id, given_name, family_name from identity_people
        where given_name like '%' || @given || '%' and family_name like '%' || @family || '%' limit 20
        """;

    public static async Task<string[]> RunAsync(
        CityDatabase city,
        NamedCrowd crowd,
        IEnumerable<(string Typed, string Given, string Family)> asked
    )
    {
        var isSqlite = city.Kind == DatabaseKind.Sqlite;
        Report.Say(isSqlite ? "LIKE over the names" : "an index of trigrams over the names");
        await using var connection = await city.OpenAsync();
        foreach (var sql in isSqlite ? [] : _trigrams)
            await using (var prepare = connection.CreateCommand())
            {
                (prepare.CommandText, prepare.CommandTimeout) = (sql, 3600);
                await prepare.ExecuteNonQueryAsync();
            }

        var (took, found, times) = (new List<double>(), 0, 0);
        foreach (var (typed, given, family) in asked)
        {
            await using var command = connection.CreateCommand();
            (command.CommandText, command.CommandTimeout) = (isSqlite ? Like : Similar, 600);
            command.With("@whole", typed).With("@given", given).With("@family", typed[(given.Length + 1)..]);
            var since = Stopwatch.GetTimestamp();
            var hit = false;
            await using (var row = await command.ExecuteReaderAsync())
                while (await row.ReadAsync())
                    hit |= (row.GetString(1), row.GetString(2)) == (given, family);
            took.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
            (found, times) = (found + (hit ? 1 : 0), times + 1);
        }

        var name = isSqlite ? "LIKE, with one slip" : "pg_trgm, with one slip";
        return PeopleBench.Row($"{city.Kind}: {name}", [.. took], found / (double)times);
    }
}
