using Shahr.Kit.Values;

namespace Shahr.Identity;

/// <summary>
/// Under what a person is found. A name is folded into words, and where it has several («عبد الله», «محمد رضا») also
/// into the words they make when written together; each word is a key, and each two of them are one.
/// </summary>
internal static class NameKeys
{
    /// <summary>Words of one name that are looked at; the rest of a longer name finds nobody.</summary>
    public const int MostOfName = 4;

    /// <summary>Words of a question.</summary>
    public const int MostOfQuestion = 5;

    /// <summary>The folded words of a person's name.</summary>
    public static SortedSet<string> WordsOf(string given, string family)
    {
        var words = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var name in new[] { given, family })
        {
            var parts = Fold(name);
            foreach (var reading in Readings([.. parts.Take(MostOfName)]))
                words.UnionWith(reading);
        }

        return words;
    }

    /// <summary>All keys of a person with these words.</summary>
    public static IEnumerable<string> Of(SortedSet<string> words) =>
        words.Concat(
            words.SelectMany(one => words.Where(o => string.CompareOrdinal(one, o) < 0).Select(o => Of(one, o)))
        );

    /// <summary>The key of two words, whichever comes first.</summary>
    public static string Of(string one, string other) =>
        string.CompareOrdinal(one, other) < 0 ? $"{one} {other}" : $"{other} {one}";

    /// <summary>The folded words of a text, in their order.</summary>
    public static string[] Fold(string text) =>
        PersianText.SearchKey(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>
    /// Every way to write neighbouring words together, the one that joins nothing first: a b c, ab c, a bc, abc.
    /// </summary>
    public static IEnumerable<string[]> Readings(string[] parts)
    {
        var gaps = Math.Max(0, parts.Length - 1);
        return Enumerable
            .Range(0, 1 << gaps)
            .OrderBy(joined => int.PopCount(joined))
            .Select(joined => Join(parts, joined))
            .Where(words => words.Length > 0);
    }

    private static string[] Join(string[] parts, int joined)
    {
        var words = new List<string>();
        for (var i = 0; i < parts.Length; i++)
        {
            if (i > 0 && (joined & (1 << (i - 1))) != 0)
                words[^1] += parts[i];
            else
                words.Add(parts[i]);
        }

        return [.. words];
    }
}
