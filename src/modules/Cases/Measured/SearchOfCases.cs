using System.Diagnostics;
using Shahr.Cases.Search;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Search;

namespace Shahr.Cases.Measured;

/// <summary>What one question of a benchmark found.</summary>
/// <param name="Numbers">Of the page's cases.</param>
/// <param name="Next">Behind which the next page begins, or null.</param>
/// <param name="Took">From the typed words to the page.</param>
public sealed record FoundNumbers(IReadOnlyList<string> Numbers, CaseId? Next, TimeSpan Took);

/// <summary>The search of cases without its page, for benchmarks: no names and no look.</summary>
public sealed class SearchOfCases
{
    private readonly CaseSearch _search;

    internal SearchOfCases(CaseSearch search) => _search = search;

    /// <summary>Under what a case with this text is found, besides whose it is.</summary>
    public static IReadOnlyCollection<string> StemsOf(string text) =>
        SearchWords.Stems(SearchWords.Of(text)).ToHashSet();

    /// <summary>The words of this text as they are written.</summary>
    public static IEnumerable<string> WordsOf(string text) =>
        SearchWords.Of(text).SelectMany(w => w.Parts.Append(w.Whole));

    /// <summary>The mark of an applicant's cases.</summary>
    public static string MarkOf(PersonId applicant) => CaseText.Of(applicant);

    /// <summary>SQL of the marks of the windows in which the case of this number is, on PostgreSQL.</summary>
    public static string WindowsSql(string seq) => NewestFirst.MarksSql(seq);

    /// <summary>Asks as an officer of these offices would.</summary>
    public Task<FoundNumbers> AtDeskAsync(string typed, IReadOnlyList<OfficeId> offices, CaseId? after = null) =>
        AskAsync(search => search.OfOfficesAsync(typed, Somebody(PersonId.New()), offices, after, "fa", default));

    /// <summary>Asks as a citizen would.</summary>
    public Task<FoundNumbers> MineAsync(string typed, PersonId person) =>
        AskAsync(search => search.MineAsync(typed, Somebody(person), null, "fa", default));

    private async Task<FoundNumbers> AskAsync(Func<CaseSearch, Task<FoundCases>> ask)
    {
        var since = Stopwatch.GetTimestamp();
        var found = await ask(_search);
        return new FoundNumbers(
            [.. found.Cases.Select(c => c.Line.Number)],
            found.Next,
            Stopwatch.GetElapsedTime(since)
        );
    }

    private static Actor Somebody(PersonId person) =>
        new()
        {
            Person = person,
            For = person,
            DisplayName = "",
            Session = Guid.Empty,
        };
}
