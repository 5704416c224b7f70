using System.Globalization;
using Shahr.Kit.Data;

namespace Shahr.Cases.Search;

/// <summary>One asked word: any of these ways to find it, each of which needs all its stems.</summary>
internal sealed record AskedWord(IReadOnlyList<IReadOnlyList<string>> Ways)
{
    /// <summary>Any of these marks of <see cref="CaseText"/> or of a window.</summary>
    public static AskedWord AnyOf(IEnumerable<string> marks) =>
        new([.. marks.Select(mark => (IReadOnlyList<string>)[mark])]);
}

/// <summary>What is looked for: every word, in one of its ways.</summary>
/// <param name="Words">At least one.</param>
/// <param name="Near">True where a word is only near to what was typed.</param>
internal sealed record CaseQuestion(IReadOnlyList<AskedWord> Words, bool Near)
{
    /// <summary>
    /// In the language of the database's full text: <c>tsquery</c> of PostgreSQL or the match of FTS5.
    /// </summary>
    public static string In(DatabaseKind kind, IEnumerable<AskedWord> words)
    {
        var (quote, and, or) = kind == DatabaseKind.Sqlite ? ('"', " AND ", " OR ") : ('\'', " & ", " | ");
        // Stems are letters and digits alone, so that a quotation mark needs no care.
        string Quoted(string stem) => string.Create(CultureInfo.InvariantCulture, $"{quote}{stem}{quote}");
        string Way(IReadOnlyList<string> stems) =>
            stems.Count == 1 ? Quoted(stems[0]) : "(" + string.Join(and, stems.Select(Quoted)) + ")";
        return string.Join(and, words.Select(word => "(" + string.Join(or, word.Ways.Select(Way).Distinct()) + ")"));
    }
}
