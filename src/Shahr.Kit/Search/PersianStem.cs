using System.Collections.Frozen;

namespace Shahr.Kit.Search;

/// <summary>
/// What stays of a folded Persian word when plural, comparative, indefinite and verbal affixes are taken away. It is a
/// key of the search, not a root of grammar: «خیابان» becomes «خیاب», as does «خیابان‌های». Light by intent (compare
/// Larkey and others 2002 on light stemming of Arabic): a rule that needs a dictionary is left out.
/// </summary>
public static class PersianStem
{
    // Longest first; the number is how many letters must stay.
    private static readonly (string Ending, int Least)[] _plurals =
    [
        ("هایمان", 2),
        ("هایتان", 2),
        ("هایشان", 2),
        ("هایی", 2),
        ("هایم", 2),
        ("هایت", 2),
        ("هایش", 2),
        ("های", 2),
        ("ها", 2),
    ];

    private static readonly string[] _comparatives = ["ترین", "تری", "تر"];

    private static readonly string[] _verbEndings = ["یم", "ید", "ند", "م", "ی", "د"];

    // Words whose ending only looks like one of ours and whose stem would be that of another word.
    private static readonly FrozenSet<string> _whole = FrozenSet.Create(
        StringComparer.Ordinal,
        "ساختمان",
        "سازمان",
        "درمان",
        "زمان",
        "پیمان",
        "گروهان",
        "دفتر",
        "دختر",
        "کمتر",
        "کلانتر",
        "مجوز",
        "تنها",
        "انتها",
        "بها",
        "آبادان",
        "شهرداری",
        "فرمانداری",
        "استانداری",
        "کلانتری",
        "کتابداری"
    );

    // Verbs whose past has another stem than their present, of those that requests to a city are written with.
    private static readonly FrozenDictionary<string, string> _pasts = new Dictionary<string, string>
    {
        ["ریخت"] = "ریز",
        ["سوخت"] = "سوز",
        ["شکست"] = "شکن",
        ["افتاد"] = "افت",
        ["گرفت"] = "گیر",
        ["ساخت"] = "ساز",
        ["فروخت"] = "فروش",
        ["انداخت"] = "انداز",
        ["گذاشت"] = "گذار",
        ["برداشت"] = "بردار",
        ["خواست"] = "خواه",
        ["پرداخت"] = "پرداز",
        ["نوشت"] = "نویس",
        ["دوخت"] = "دوز",
        ["فرستاد"] = "فرست",
        ["ایستاد"] = "ایست",
        ["دزدید"] = "دزد",
        ["ترسید"] = "ترس",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> _presents = _pasts.Values.ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] _pastEndings = ["", "ه", "ن", "م", "ند", "یم", "ید"];

    // Nouns that begin like the present tense.
    private static readonly string[] _notVerbs =
    [
        "میدان",
        "میز",
        "میوه",
        "میان",
        "میل",
        "میرا",
        "میهم",
        "میهن",
        "میگو",
        "مینا",
        "مینی",
        "میثاق",
        "میعاد",
        "میکر",
        "میرز",
    ];

    /// <summary>The stem; the word itself where nothing can be taken away.</summary>
    /// <param name="word">One word as <see cref="Values.PersianText.SearchKey"/> folds it.</param>
    public static string Of(string word)
    {
        if (_whole.Contains(word))
            return word;
        if (OfKnownVerb(word) is { } verb)
            return verb;
        var stem = OfVerb(word) ?? word;
        foreach (var (ending, least) in _plurals)
        {
            if (Without(stem, ending, least) is { } single)
            {
                stem = single;
                break;
            }
        }

        if (_whole.Contains(stem))
            return stem;
        foreach (var ending in _comparatives)
        {
            if (Without(stem, ending, 3) is { } plain)
            {
                stem = plain;
                break;
            }
        }

        stem = WithoutYeh(stem);
        if (_whole.Contains(stem))
            return stem;
        if (Without(stem, "گان", 3) is { } silent)
            return silent + "ه";
        return Without(stem, "ات", 4) ?? Without(stem, "ان", 4) ?? stem;
    }

    private static string? OfKnownVerb(string word)
    {
        foreach (var ending in _pastEndings)
        {
            if (Without(word, ending, 3) is not { } past)
                continue;
            if (_pasts.TryGetValue(past, out var present) || _pasts.TryGetValue(past.TrimStart('ن'), out present))
                return present;
        }

        // «بریزد»: the present after ب.
        return word[0] is 'ب'
            ? _verbEndings
                .Select(ending => Without(word[1..], ending, 3))
                .FirstOrDefault(stem => stem is not null && _presents.Contains(stem))
            : null;
    }

    private static string? OfVerb(string word)
    {
        var rest =
            word.StartsWith("نمی", StringComparison.Ordinal) ? word[3..]
            : word.StartsWith("می", StringComparison.Ordinal) ? word[2..]
            : null;
        if (rest is null || Array.Exists(_notVerbs, noun => word.StartsWith(noun, StringComparison.Ordinal)))
            return null;
        foreach (var ending in _verbEndings)
        {
            if (Without(rest, ending, 2) is { } stem)
                return stem;
        }

        return null;
    }

    // The indefinite and the joining ی: «چراغی», «جایی», «روستایی».
    private static string WithoutYeh(string word)
    {
        if (word.EndsWith("ایی", StringComparison.Ordinal) || word.EndsWith("ویی", StringComparison.Ordinal))
            return word.Length > 4 ? word[..^2] : word;
        return word.Length > 4 && word[^1] is 'ی' ? word[..^1] : word;
    }

    private static string? Without(string word, string ending, int least) =>
        word.Length - ending.Length >= least && word.EndsWith(ending, StringComparison.Ordinal)
            ? word[..^ending.Length]
            : null;
}
