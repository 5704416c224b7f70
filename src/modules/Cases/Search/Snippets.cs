using System.Data.Common;
using Shahr.Cases.Definitions;
using Shahr.Kit.Data;
using Shahr.Kit.Search;
using Shahr.Kit.Values;

namespace Shahr.Cases.Search;

/// <summary>A piece of the text in which a case was found, as it is written there.</summary>
/// <param name="Text">Plain text.</param>
/// <param name="IsFound">True for a word that was looked for.</param>
public sealed record SnippetPart(string Text, bool IsFound);

/// <summary>
/// Says of the cases of one page where the words stand: in the piece of an answer, a message or a reason that has most
/// of them, or else in the title. Only texts by which cases are found are read: nobody sees more than they found it by.
/// </summary>
internal sealed class Snippets(CityDatabase database, ServiceShelf shelf)
{
    /// <summary>Letters of a snippet, give or take a word.</summary>
    public const int Longest = 140;

    // Letters before the first word that was found.
    private const int Lead = 40;

    // What stands behind so many letters, words or lines is found, and not shown.
    private const int MostLetters = 20_000;
    private const int MostHits = 50;
    private const int MostLines = 500;

    private static readonly string _said = string.Join(", ", CaseText.Said.Select(kind => $"'{kind}'"));

    /// <summary>Snippets by number of the case; none where a case was asked for by its number.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<SnippetPart>>> OfAsync(
        FoundCases found,
        CancellationToken ct
    )
    {
        if (found.Cases.Count == 0 || found.Stems.Count == 0)
            return new Dictionary<string, IReadOnlyList<SnippetPart>>();
        var answers = await database.ReadAsync(
            $"select number, service_code, service_version, answers from cases_cases where number in ({found.Among})",
            found.Fill,
            row => (Number: row.GetString(0), Texts: TextsOf(row)),
            ct
        );
        var lines = await database.ReadAsync(
            $"""
            select c.number, l.kind, l.text from cases_cases c join cases_lines l on l.case_id = c.id
            where c.number in ({found.Among}) and l.text is not null and l.kind in ({_said})
            order by l.at limit {MostLines}
            """,
            found.Fill,
            row =>
                (
                    Number: row.GetString(0),
                    Text: CaseText.SaidIn(Enum.Parse<LineKind>(row.GetString(1)), row.GetString(2)) ?? ""
                ),
            ct
        );
        var said = lines.ToLookup(l => l.Number, l => l.Text);
        var texts = answers.ToDictionary(a => a.Number, a => a.Texts);
        return found.Cases.ToDictionary(
            c => c.Line.Number,
            c =>
                Of([.. texts.GetValueOrDefault(c.Line.Number) ?? [], .. said[c.Line.Number], c.Line.Title], found.Stems)
        );
    }

    /// <summary>The piece with most of the words, the first of several; empty where none has any.</summary>
    /// <param name="texts">The most telling first.</param>
    /// <param name="stems">Of the words that are looked for.</param>
    internal static IReadOnlyList<SnippetPart> Of(IEnumerable<string> texts, IReadOnlySet<string> stems)
    {
        IReadOnlyList<SnippetPart> best = [];
        var most = 0;
        foreach (var text in texts)
        {
            var clean = PersianText.Clean(text.Length > MostLetters ? text[..MostLetters] : text).Replace('\n', ' ');
            List<(PlacedWord Place, string Stem)> hits =
            [
                .. SearchWords
                    .InText(clean)
                    .Select(p => (Place: p, Stem: FoundIn(p.Word, stems)))
                    .Where(p => p.Stem is not null)
                    .Select(p => (p.Place, p.Stem ?? ""))
                    .Take(MostHits),
            ];
            for (var i = 0; i < hits.Count; i++)
            {
                var end = hits[i].Place.At + Longest - Lead;
                var count = hits.Skip(i).TakeWhile(h => h.Place.At < end).DistinctBy(h => h.Stem).Count();
                if (count <= most)
                    continue;
                most = count;
                best = Cut(clean, [.. hits.Select(h => h.Place)], hits[i].Place);
            }
        }

        return best;
    }

    private List<string> TextsOf(DbDataReader row)
    {
        var service = shelf.Get(row.GetString(1), row.GetInt32(2));
        return [.. CaseText.TextsOf(Answers.FromJson(row.GetString(3)), service)];
    }

    private static string? FoundIn(SearchWord word, IReadOnlySet<string> stems) =>
        stems.Contains(word.Stem) ? word.Stem
        : word.Parts.Count == 1 ? null
        : word.Parts.Select(PersianStem.Of).FirstOrDefault(stems.Contains);

    // Between words; where there is no space, at the word that was found.
    private static List<SnippetPart> Cut(string clean, List<PlacedWord> hits, PlacedWord first)
    {
        var last = first.At + first.Length;
        var from = first.At <= Lead ? 0 : clean.IndexOf(' ', first.At - Lead, Lead) + 1;
        if (from == 0 && first.At > Lead)
            from = first.At;
        var to = Math.Max(last, Math.Min(clean.Length, from + Longest));
        if (to < clean.Length && to > last)
            to = clean.LastIndexOf(' ', to, to - last + 1) is >= 0 and var space ? space : last;
        var parts = new List<SnippetPart>();
        var at = from;
        foreach (var hit in hits.Where(h => h.At >= from && h.At + h.Length <= to))
        {
            Add(clean[at..hit.At], false);
            Add(clean.Substring(hit.At, hit.Length), true);
            at = hit.At + hit.Length;
        }

        Add(clean[at..to] + (to < clean.Length ? " …" : ""), false);
        if (from > 0)
            parts.Insert(0, new SnippetPart("… ", false));
        return parts;

        void Add(string text, bool isFound)
        {
            if (text.Length > 0)
                parts.Add(new SnippetPart(text, isFound));
        }
    }
}
