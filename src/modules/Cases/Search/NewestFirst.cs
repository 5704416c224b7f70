using System.Data.Common;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Data;

namespace Shahr.Cases.Search;

/// <summary>
/// The newest cases that answer a question, on PostgreSQL. Its GIN knows no order: of a word that stands in ten
/// thousand cases all are fetched for a page of twenty, and a word that stands everywhere is unpacked for each of the
/// others. So the newest cases are looked at first; then windows that grow, each marked in the index itself
/// (<see cref="MarksSql"/>): where a page was not full in one, not many more than twenty times their ratio are
/// expected in the next. Words that stand in most cases are judged in the rows that the others found.
/// </summary>
internal sealed class NewestFirst(CityDatabase database, CommonStems common)
{
    /// <summary>Looked at one by one, without the index.</summary>
    private const int Near = 1000;

    /// <summary>So many rows are fetched faster than they are narrowed by windows.</summary>
    private const int Few = 2000;

    // The list of a word that stands in more of them is not read: the index would unpack it whole.
    private const double Everywhere = 0.5;

    // The inner question is answered by the index alone: with the order inside, the planner might walk all cases.
    private const string Indexed = """
        select case_id from (
          select case_id, seq, words from cases_search where words @@ cast(@index as tsquery) offset 0) found
        where seq < @below and words @@ cast(@match as tsquery) order by seq desc limit @most
        """;

    private static readonly string _newest = $"""
        select case_id from (
          select case_id, seq, words from cases_search where seq < @below order by seq desc limit {Near}) newest
        where words @@ cast(@match as tsquery) order by seq desc limit @most
        """;

    // 16,384 and 262,144 cases; of the window that is being filled and the one before.
    private static readonly (string Mark, int Bits)[] _windows = [("@w", 14), ("@v", 18)];

    /// <summary>SQL of the marks of the windows in which a new case with this number is.</summary>
    public static string MarksSql(string seq) =>
        "array[" + string.Join(", ", _windows.Select(w => $"'{w.Mark}' || ({seq} >> {w.Bits})")) + "]";

    /// <summary>
    /// Ids of the newest that bear the mark and have all words, behind <paramref name="after"/>; newest first, at most
    /// <paramref name="most"/>. Whose mark is an applicant's, all of theirs are looked at unless they are very many.
    /// </summary>
    public async Task<List<Guid>> IdsAsync(
        AskedWord mark,
        bool isApplicant,
        IReadOnlyList<AskedWord> words,
        CaseId? after,
        int most,
        CancellationToken ct
    )
    {
        await common.RefreshAsync(ct);
        var question = new Question(In([mark, .. words]), await BelowAsync(after, ct), most);
        if (isApplicant && common.PartOf(mark) * question.Below <= Few)
            return await IndexedAsync(question, [mark], ct);
        var parts = words.Append(mark).Select(word => (Word: word, Part: common.PartOf(word))).OrderBy(w => w.Part);
        var (rarest, others) = (parts.First(), parts.Skip(1));
        if (rarest.Part * Near >= most && await NewestAsync(question, ct) is { } newest && newest.Count == most)
            return newest;
        AskedWord[] asked = [rarest.Word, .. others.Where(w => w.Part < Everywhere).Select(w => w.Word)];
        if (rarest.Part * question.Below > Few)
        {
            foreach (var (name, bits) in _windows.Where(window => question.Below >> window.Bits > 1))
            {
                var last = question.Below >> bits;
                var window = AskedWord.AnyOf([$"{name}{last}", $"{name}{last - 1}"]);
                var page = await IndexedAsync(question, [window, .. asked], ct);
                if (page.Count == most)
                    return page;
            }
        }

        return await IndexedAsync(question, asked, ct);
    }

    private static string In(IEnumerable<AskedWord> words) => CaseQuestion.In(DatabaseKind.Postgres, words);

    // Where a page goes on behind a case, and the whole where it is the first one.
    private async Task<long> BelowAsync(CaseId? after, CancellationToken ct)
    {
        var below = await database.ReadAsync(
            """
            select coalesce((select seq from cases_search where case_id = @after),
              (select max(seq) + 1 from cases_search), 0)
            """,
            command => command.With("@after", after?.Value ?? Guid.Empty),
            row => row.GetInt64(0),
            ct
        );
        return below[0];
    }

    private Task<List<Guid>> NewestAsync(Question question, CancellationToken ct) =>
        database.ReadAsync(_newest, command => question.Fill(command), row => row.GetGuid(0), ct);

    private Task<List<Guid>> IndexedAsync(Question question, AskedWord[] index, CancellationToken ct) =>
        database.ReadAsync(
            Indexed,
            command => question.Fill(command).With("@index", In(index)),
            row => row.GetGuid(0),
            ct
        );

    /// <param name="Match">All words.</param>
    /// <param name="Below">Number behind the newest that may be found.</param>
    /// <param name="Most">How many are wanted.</param>
    private sealed record Question(string Match, long Below, int Most)
    {
        public DbCommand Fill(DbCommand command) =>
            command.With("@match", Match).With("@below", Below).With("@most", Most);
    }
}
