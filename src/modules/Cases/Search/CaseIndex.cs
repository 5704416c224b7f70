using System.Data.Common;
using System.Globalization;
using System.Text;
using Shahr.Cases.Definitions;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Data;
using Shahr.Kit.Search;

namespace Shahr.Cases.Search;

/// <summary>
/// Writes under what cases are found, in the transaction that opens or changes them: what is committed is found, and
/// nothing else is.
/// </summary>
internal sealed class CaseIndex(CityTransaction transaction, WordsOfCases known, CaseClock clock) : ICommitPart
{
    private const int WordsAtOnce = 500;

    private const string InsertOfSqlite =
        "insert into cases_search (case_id, words) values (@case, @words) on conflict (case_id) do nothing";

    private static readonly string _insertOfPostgres = $"""
        insert into cases_search (case_id, seq, words)
        select @case, n, array_to_tsvector(@words || {NewestFirst.MarksSql("n")})
        from nextval(pg_get_serial_sequence('cases_search', 'seq')) n on conflict (case_id) do nothing
        """;

    // What was said is added to the one row of the case: words of a message and of the title are found together.
    // Measured, with fifteen stems: to a case of 60 stems 0.5 ms on SQLite and 0.4 on PostgreSQL, to one of 2,000 two
    // and ten; hence CaseText.MostOfAll.
    private const string SayOfSqlite = """
        update cases_search set words = words || ' ' || @words
        where case_id = @case and length(words) - length(replace(words, ' ', '')) < @most
        """;

    private const string SayOfPostgres = """
        update cases_search set words = words || array_to_tsvector(@words)
        where case_id = @case and length(words) < @most
        """;

    private readonly SortedSet<string> _words = new(StringComparer.Ordinal);
    private readonly List<(Guid Case, SortedSet<string> Stems)> _cases = [];
    private readonly List<(Guid Case, SortedSet<string> Stems)> _said = [];

    private bool IsSqlite => transaction.Database.Kind == DatabaseKind.Sqlite;

    /// <summary>A case with all its steps; it must be written before the commit comes to this part.</summary>
    public void Add(Case on, ServiceDefinition service)
    {
        var words = CaseText.WordsOf(on, service);
        var stems = StemsOf(words, CaseText.MostStems);
        stems.Add(CaseText.Of(on.Applicant));
        // An office that is only asked sees few of these words, and finds the case by none.
        stems.UnionWith(on.Steps.Where(s => s.SeesWhole).Select(step => CaseText.Of(step.Office)));
        Learn(words);
        _cases.Add((on.Id.Value, stems));
        transaction.Join(this);
    }

    /// <summary>Somebody said something in a case: with its line the case is found by these words too. Whoever sees
    /// the case whole reads them all, and nobody else finds it.</summary>
    public void AddSaid(CaseId on, LineKind kind, string? text)
    {
        if (CaseText.SaidIn(kind, text) is not { } said)
            return;
        SearchWord[] words = [.. SearchWords.Of(said)];
        if (words.Length == 0)
            return;
        Learn(words);
        _said.Add((on.Value, StemsOf(words, CaseText.MostOfAll)));
        transaction.Join(this);
    }

    /// <summary>
    /// Takes cases in which was said something before the city could find it, at most so many, off their list.
    /// </summary>
    public async Task<List<CaseId>> TakeUnsaidAsync(int most, CancellationToken ct)
    {
        await using var take = transaction.Command(
            """
            delete from cases_unsaid where case_id in (select case_id from cases_unsaid order by case_id limit @most)
            returning case_id
            """
        );
        take.With("@most", most);
        await using var rows = await take.ExecuteReaderAsync(ct);
        var taken = new List<CaseId>();
        while (await rows.ReadAsync(ct))
            taken.Add(new CaseId(rows.GetGuid(0)));
        return taken;
    }

    /// <summary>Cases that were of one account and are another's by now.</summary>
    public async Task MoveAsync(PersonId from, PersonId into, CancellationToken ct)
    {
        await using var move = transaction.Command(
            IsSqlite
                ? """
                update cases_search set words = replace(words, @from, @into)
                where seq in (select rowid from cases_search_text where cases_search_text match '"' || @from || '"')
                  and case_id in (select id from cases_cases where applicant = @person)
                """
                : """
                update cases_search set words = ts_delete(words, @from) || array_to_tsvector(array[@into])
                where words @@ cast('''' || @from || '''' as tsquery)
                  and case_id in (select id from cases_cases where applicant = @person)
                """
        );
        move.With("@from", CaseText.Of(from)).With("@into", CaseText.Of(into)).With("@person", into.Value);
        await move.ExecuteNonQueryAsync(ct);
    }

    IEnumerable<DbCommand> ICommitPart.Commands(CityTransaction tx)
    {
        // In one order everywhere: two who bring the same new words wait for each other and never in a circle.
        foreach (var part in _words.Chunk(WordsAtOnce))
            yield return Words(part);
        foreach (var (on, stems) in _cases)
            yield return tx.Command(IsSqlite ? InsertOfSqlite : _insertOfPostgres)
                .With("@case", on)
                .With("@words", IsSqlite ? string.Join(' ', stems) : stems.ToArray());
        foreach (var (on, stems) in _said)
            yield return tx.Command(IsSqlite ? SayOfSqlite : SayOfPostgres)
                .With("@case", on)
                .With("@words", IsSqlite ? string.Join(' ', stems) : stems.ToArray())
                .With("@most", CaseText.MostOfAll);
    }

    void ICommitPart.Committed()
    {
        known.Remember(_words);
        _words.Clear();
        _cases.Clear();
        _said.Clear();
    }

    private void Learn(IEnumerable<SearchWord> words) =>
        _words.UnionWith(words.SelectMany(w => w.Parts.Append(w.Whole)).Where(word => !known.Knows(word)));

    private static SortedSet<string> StemsOf(IEnumerable<SearchWord> words, int most) =>
        new(SearchWords.Stems(words).Take(most), StringComparer.Ordinal);

    private DbCommand Words(string[] part)
    {
        var sql = new StringBuilder("insert into cases_words (word, added_at) values ");
        var insert = transaction.Command("");
        foreach (var (i, word) in part.Index())
        {
            sql.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? "" : ", ")}(@w{i}, @at)");
            insert.With($"@w{i}", word);
        }

        insert.With("@at", clock.Now);
        insert.CommandText = sql.Append(" on conflict (word) do nothing").ToString();
        return insert;
    }
}
