using Shahr.Kit.Search;

namespace Shahr.Cases.Search;

/// <summary>
/// Reads typed words into questions. First each word as it is meant if it is written somewhere, and only otherwise what
/// it may be: two words in one, a beginning, a spoken ending, a slip. If that finds nothing, everything at once.
/// </summary>
internal sealed class QuestionReader(WordsOfCases known)
{
    /// <summary>Words of a question; the rest is passed over.</summary>
    public const int MostWords = 8;

    private const int MostBegun = 40;
    private const int MostNear = 40;
    private const int LeastBegun = 2;
    private const int LeastOfWhole = 3;

    // As people say them; where no such word is written, what stands before is looked for.
    private static readonly string[] _spoken =
        "هامون هاتون هاشون هاش هام هات ای ایم اید اند ام اش ات مون تون شون مان تان شان ون ین ان ا م ت ش ه و".Split(' ');

    /// <summary>The words that are asked for; none where only such were typed as stand in every text.</summary>
    public static IReadOnlyList<SearchWord> Words(string typed) =>
        [.. SearchWords.Of(typed).DistinctBy(w => w.Stem).Take(MostWords)];

    /// <summary>True where every word is written somewhere as far as is known: nothing need be read anew.</summary>
    public bool KnowsAll(IReadOnlyList<SearchWord> words) => words.All(Knows);

    /// <summary>The question as it is most likely meant, or null where some word is nowhere near.</summary>
    public CaseQuestion? Exact(IReadOnlyList<SearchWord> words)
    {
        var asked = new List<AskedWord>();
        var near = false;
        for (var i = 0; i < words.Count; i++)
        {
            if (i + 1 < words.Count && Joined(words[i], words[i + 1]) is { } pair)
            {
                asked.Add(pair);
                i++;
                continue;
            }

            if (!Knows(words[i]))
                near = true;
            if (Meant(words[i]) is not { } word)
                return null;
            asked.Add(word);
        }

        return new CaseQuestion(asked, near);
    }

    /// <summary>Everything that may be meant, or null where some word is nowhere near.</summary>
    public CaseQuestion? Loose(IReadOnlyList<SearchWord> words)
    {
        var asked = words.Select(w => new AskedWord([
            .. Itself(w),
            .. One([.. Begun(w.Whole), .. Spoken(w.Whole), .. Near(w.Whole, closest: false)])
                .DistinctBy(way => way[0])
                .Where(way => way[0] != w.Stem),
        ]));
        return new CaseQuestion([.. asked], true);
    }

    private bool Knows(SearchWord word) => known.Knows(word.Whole) || known.KnowsStem(word.Stem);

    private AskedWord? Meant(SearchWord word)
    {
        if (Knows(word) || word.Parts.All(part => known.KnowsStem(PersianStem.Of(part))))
            return new AskedWord(Itself(word));
        if (Apart(word.Whole) is { } two)
            return new AskedWord([two]);
        foreach (var stems in new[] { Begun(word.Whole), Spoken(word.Whole), Near(word.Whole, closest: true) })
        {
            if (stems.Count > 0)
                return new AskedWord([.. One(stems)]);
        }

        return null;
    }

    private static IReadOnlyList<string>[] Itself(SearchWord word) =>
        word.Parts.Count == 1
            ?
            [
                [word.Stem],
            ]
            :
            [
                [word.Stem],
                [.. word.Parts.Select(PersianStem.Of)],
            ];

    private static IEnumerable<IReadOnlyList<string>> One(IEnumerable<string> stems) =>
        stems.Select(stem => (IReadOnlyList<string>)[stem]);

    // «آب گرفتگی» where somebody wrote «آبگرفتگی».
    private AskedWord? Joined(SearchWord one, SearchWord other)
    {
        var whole = one.Whole + other.Whole;
        return known.Knows(whole)
            ? new AskedWord([
                [one.Stem, other.Stem],
                [PersianStem.Of(whole)],
            ])
            : null;
    }

    // «آبگرفتگی» where somebody wrote «آب گرفتگی».
    private IReadOnlyList<string>? Apart(string whole)
    {
        for (var at = 2; at <= whole.Length - 2; at++)
        {
            if (known.Knows(whole[..at]) && known.Knows(whole[at..]))
                return [PersianStem.Of(whole[..at]), PersianStem.Of(whole[at..])];
        }

        return null;
    }

    private List<string> Begun(string whole) =>
        whole.Length < LeastBegun ? [] : [.. known.Beginning(whole, MostBegun).Select(PersianStem.Of).Distinct()];

    private List<string> Spoken(string whole) =>
        [
            .. _spoken
                .Where(ending =>
                    whole.Length - ending.Length >= LeastOfWhole && whole.EndsWith(ending, StringComparison.Ordinal)
                )
                .Select(ending => PersianStem.Of(whole[..^ending.Length]))
                .Where(known.KnowsStem)
                .Distinct(),
        ];

    private List<string> Near(string whole, bool closest)
    {
        // Who asks for number 272 does not mean 372.
        if (whole.Any(char.IsDigit))
            return [];
        var near = known.Near(whole, MostNear);
        var least = near.Count > 0 && closest ? near[0].Slips : int.MaxValue;
        return [.. near.Where(n => n.Slips <= least).Select(n => PersianStem.Of(n.Word)).Distinct()];
    }
}
