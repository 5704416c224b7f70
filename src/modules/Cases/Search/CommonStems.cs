using Shahr.Kit.Data;

namespace Shahr.Cases.Search;

/// <summary>
/// In what part of all cases a common stem or mark stands, as PostgreSQL has found it in its sample (the thousand
/// most common, anew with each of its analyses). Of a city that was not analysed yet nothing is known, and all count
/// as rare.
/// </summary>
internal sealed class CommonStems(CityDatabase database, TimeProvider clock)
{
    private static readonly TimeSpan _kept = TimeSpan.FromMinutes(10);

    private const string Sql = """
        select e.stem, f.part from pg_stats s
          cross join lateral unnest(cast(cast(s.most_common_elems as text) as text[])) with ordinality e (stem, n)
          cross join lateral unnest(s.most_common_elem_freqs) with ordinality f (part, n)
        where s.schemaname = current_schema() and s.tablename = 'cases_search' and s.attname = 'words' and f.n = e.n
        """;

    private volatile Dictionary<string, float> _parts = [];
    private long _readAt = long.MinValue;

    /// <summary>Reads them anew where they are old; of many at once one does.</summary>
    public async Task RefreshAsync(CancellationToken ct)
    {
        var (now, readAt) = (clock.GetTimestamp(), Interlocked.Read(ref _readAt));
        if (readAt != long.MinValue && clock.GetElapsedTime(readAt, now) < _kept)
            return;
        if (Interlocked.CompareExchange(ref _readAt, now, readAt) != readAt)
            return;
        var parts = await database.ReadAsync(Sql, _ => { }, row => (row.GetString(0), row.GetFloat(1)), ct);
        _parts = parts.ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>The part of all cases in which a word stands in one of its ways, at most; 0 is rare.</summary>
    public double PartOf(AskedWord word)
    {
        var parts = _parts;
        return word.Ways.Sum(way => way.Min(stem => parts.GetValueOrDefault(stem)));
    }
}
