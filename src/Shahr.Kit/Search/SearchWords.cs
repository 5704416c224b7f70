using System.Collections.Frozen;
using Shahr.Kit.Values;

namespace Shahr.Kit.Search;

/// <summary>One word of a text or of a question.</summary>
/// <param name="Whole">Folded and written together: «آبگرفتگی».</param>
/// <param name="Parts">
/// What stands between half-spaces, affixes left out: «آب» and «گرفتگی»; one part where there is none.
/// </param>
public readonly record struct SearchWord(string Whole, IReadOnlyList<string> Parts)
{
    /// <summary>The stem under which it stands in an index.</summary>
    public string Stem { get; } = PersianStem.Of(Parts.Count == 1 ? Parts[0] : Whole);
}

/// <summary>A word and where it stands in its text.</summary>
/// <param name="Word">The word.</param>
/// <param name="At">Its first letter.</param>
/// <param name="Length">Its letters as they are written, half-spaces among them.</param>
public readonly record struct PlacedWord(SearchWord Word, int At, int Length);

/// <summary>
/// Takes a Persian text apart for an index and a question for asking it, in the same way: folded letters and digits,
/// half-spaces read as people use them (affixes fall away, compounds count whole and in parts), words that stand in
/// every text left out.
/// </summary>
public static class SearchWords
{
    /// <summary>Letters of a longer word are cut off: nobody types them.</summary>
    public const int LongestWord = 40;

    // Apart or with a half-space they are endings: «کتاب ها», «شکسته‌اند».
    private static readonly FrozenSet<string> _endings = Listed(
        "ها های هایی هایم هایت هایش هایمان هایتان هایشان تر ترین تری ی ای ام ات اش اند ایم اید م ت ش مان تان شان است"
    );

    private static readonly FrozenSet<string> _silent = Listed(
        """
        و در به از که را رو این آن با برای تا یک هر هم اما ولی یا اگر چون پس نیز بر بی می نمی ما من شما او خود دیگر همه
        است هست هستند هستم نیست بود بودند نبود باشد باشند اینکه آنکه روی ها های
        شد شده شدن شود شوند نشده میشود نمیشود میشوند کرد کرده کردن کند کنند کنم کنید میکند میکنند میکنم نمیکند کردم
        کردند دارد دارند دارم داریم ندارد داشت داشته
        """
    );

    /// <summary>The words of a text, in their order; those that say nothing are left out.</summary>
    public static IEnumerable<SearchWord> Of(string? text) => InText(PersianText.Clean(text)).Select(p => p.Word);

    /// <summary>The same with the place of each.</summary>
    /// <param name="clean">A text as <see cref="PersianText.Clean"/> leaves it.</param>
    public static IEnumerable<PlacedWord> InText(string clean)
    {
        var (before, begun) = ("", 0);
        foreach (var (from, to) in Tokens(clean))
        {
            var typed = clean[from..to];
            // «می رود» is one word, however it is typed.
            if (typed is "می" or "نمی")
            {
                (before, begun) = (typed, from);
                continue;
            }

            var at = before.Length == 0 ? from : begun;
            if (Word(before.Length == 0 ? typed : before + PersianText.Zwnj + typed) is { } word)
                yield return new PlacedWord(word, at, to - at);
            before = "";
        }
    }

    /// <summary>Under what a text stands in an index: each word's stem, and of a compound also its parts'.</summary>
    /// <param name="words">Of <see cref="Of"/>.</param>
    public static IEnumerable<string> Stems(IEnumerable<SearchWord> words)
    {
        foreach (var word in words)
        {
            yield return word.Stem;
            if (word.Parts.Count == 1)
                continue;
            foreach (var part in word.Parts)
                yield return PersianStem.Of(part);
        }
    }

    private static FrozenSet<string> Listed(string words) =>
        FrozenSet.Create(
            StringComparer.Ordinal,
            words.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        );

    private static IEnumerable<(int From, int To)> Tokens(string clean)
    {
        var from = 0;
        for (var at = 0; at <= clean.Length; at++)
        {
            if (at < clean.Length && IsOfWord(clean[at]))
                continue;
            if (at > from)
                yield return (from, at);
            from = at + 1;
        }
    }

    private static SearchWord? Word(string typed)
    {
        var parts = typed
            .Split(PersianText.Zwnj)
            .Select(part => PersianText.SearchKey(part).Replace(" ", "", StringComparison.Ordinal))
            .Where(part => part.Length > 0)
            .Select(part => part.Length > LongestWord ? part[..LongestWord] : part)
            .ToList();
        while (parts.Count > 1 && _endings.Contains(parts[^1]))
            parts.RemoveAt(parts.Count - 1);
        if (parts.Count > 1 && parts[0] is "می" or "نمی")
            return Told(new SearchWord(string.Concat(parts), [string.Concat(parts)]));
        var whole = string.Concat(parts);
        return parts.Count == 0 ? null : Told(new SearchWord(Short(whole), parts));
    }

    private static SearchWord? Told(SearchWord word) =>
        _silent.Contains(word.Whole) || _endings.Contains(word.Whole) ? null : word;

    private static string Short(string whole) => whole.Length > LongestWord ? whole[..LongestWord] : whole;

    private static bool IsOfWord(char c) =>
        char.IsLetterOrDigit(c)
        || char.IsSurrogate(c)
        || c is PersianText.Zwnj or 'ـ'
        || char.GetUnicodeCategory(c)
            is System.Globalization.UnicodeCategory.NonSpacingMark
                or System.Globalization.UnicodeCategory.EnclosingMark;
}
