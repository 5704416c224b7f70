using System.Globalization;
using System.Text;
using Shahr.Kit.Values;

namespace Shahr.Bench;

/// <summary>One judged question.</summary>
/// <param name="Rule">How it was typed.</param>
/// <param name="Typed">The words.</param>
/// <param name="Relevant">Places in <see cref="JudgementSet.Texts"/> of those that have every asked word in some
/// form.</param>
/// <param name="HeldOut">True for the half nobody looked at while the search was tuned.</param>
internal sealed record Judged(string Rule, string Typed, IReadOnlySet<int> Relevant, bool HeldOut);

/// <summary>
/// Requests as citizens write them (<c>requests.txt</c>, ours), the words in them with every form in which they stand
/// (<c>lemmas.txt</c>, by hand), and questions made of both by the rules below. What is relevant follows from the lists
/// alone: neither search has a say in it. The same seed gives the same questions.
/// </summary>
internal sealed class JudgementSet
{
    private const int EachRule = 40;
    private const int Draws = 2000;

    private readonly Random _random = new(1405);
    private readonly List<Lemma> _lemmas = [];

    /// <summary>A word, its forms in the texts, further forms of questions alone, and the texts it is in.</summary>
    private sealed record Lemma(string[] Forms, string[] Asked, HashSet<int> Texts)
    {
        public bool IsVerb { get; } = Forms.Concat(Asked).Any(f => f.StartsWith("می\u200C", StringComparison.Ordinal));
    }

    public JudgementSet()
    {
        Texts = [.. Read("requests.txt")];
        var plain = Texts.Select(Plain).ToList();
        foreach (var line in Read("lemmas.txt").Where(l => !l.StartsWith('#')))
        {
            var halves = line.Split('=', StringSplitOptions.TrimEntries);
            string[] forms = halves[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            string[] asked = halves.Length > 1 ? halves[1].Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];
            // The texts have what questions use as well, should it stand there after all.
            var all = forms
                .Concat(asked)
                .SelectMany(f => new[] { Plain(f), Plain(f.Replace('\u200C', ' ')) })
                .ToHashSet();
            var texts = plain.Index().Where(t => all.Any(f => Has(t.Item, f))).Select(t => t.Index).ToHashSet();
            _lemmas.Add(new Lemma(forms, asked, texts));
        }

        (string, Func<Lemma[], string?>)[] rules =
        [
            ("as it is written", l => Join(l, Written)),
            (
                "half-space left out",
                l => Changed(Join(l, w => Any([.. w.Forms, .. w.Asked])), t => t.Replace("\u200C", ""))
            ),
            (
                "a blank for the half-space",
                l => Changed(Join(l, w => Any([.. w.Forms, .. w.Asked])), t => t.Replace('\u200C', ' '))
            ),
            ("ي and ك", l => Changed(Join(l, Written), t => t.Replace('ی', 'ي').Replace('ک', 'ك'))),
            ("diacritics", l => Join(l, w => Marked(Written(w)))),
            ("digits of another kind", WithNumber),
            (
                "plural, possessive, indefinite",
                l =>
                    l.Any(w => !w.IsVerb && w.Asked.Length > 0)
                        ? Join(l, w => w.IsVerb || w.Asked.Length == 0 ? Written(w) : Any(w.Asked))
                        : null
            ),
            (
                "another form of a verb",
                l =>
                    l.Any(w => w.IsVerb && w.Asked.Length > 0)
                        ? Join(l, w => w is { IsVerb: true, Asked.Length: > 0 } ? Any(w.Asked) : Written(w))
                        : null
            ),
            ("one slip", Slipped),
            ("only the beginning of the last word", Begun),
        ];
        Questions = [.. rules.SelectMany(rule => Of(rule.Item1, rule.Item2))];
    }

    public IReadOnlyList<string> Texts { get; }

    public IReadOnlyList<Judged> Questions { get; }

    private IEnumerable<Judged> Of(string rule, Func<Lemma[], string?> type)
    {
        var typed = new HashSet<string>();
        for (var draw = 0; typed.Count < EachRule && draw < Draws; draw++)
        {
            var text = _random.Next(Texts.Count);
            var here = _lemmas.Where(l => l.Texts.Contains(text)).ToArray();
            if (here.Length == 0)
                continue;
            _random.Shuffle(here);
            Lemma[] asked = here[..Math.Min(here.Length, 1 + (draw % 2))];
            _number = Number(Texts[text]);
            if (type(asked) is not { } words || !typed.Add(words))
                continue;
            var relevant = Enumerable
                .Range(0, Texts.Count)
                .Where(i => asked.All(l => l.Texts.Contains(i)))
                .Where(i => !rule.StartsWith("digits", StringComparison.Ordinal) || Number(Texts[i]) == _number);
            yield return new Judged(rule, words, relevant.ToHashSet(), typed.Count % 2 == 0);
        }
    }

    private string? _number;

    private static string? Number(string text) =>
        string.Concat(text.Where(c => c is >= '۰' and <= '۹')) is { Length: > 0 } digits ? digits : null;

    private string? WithNumber(Lemma[] asked) =>
        _number is null
            ? null
            : Join(asked, Written)
                + " "
                + string.Concat(_number.Select(c => (char)((_random.Next(2) == 0 ? '0' : '٠') + (c - '۰'))));

    private string? Slipped(Lemma[] asked)
    {
        var words = asked.Select(Written).ToArray();
        var at = Array.FindIndex(words, w => w.Length >= 5);
        if (at < 0)
            return null;
        var (word, place) = (words[at], _random.Next(1, words[at].Length - 1));
        var letter = "ابپتجدرسشفکگلمنوهی"[_random.Next(18)].ToString();
        words[at] = _random.Next(4) switch
        {
            0 => word.Remove(place, 1),
            1 => word.Insert(place, letter),
            2 => word.Remove(place, 1).Insert(place, letter),
            _ => word[..place] + word[place + 1] + word[place] + word[(place + 2)..],
        };
        return words[at] == word ? null : string.Join(' ', words);
    }

    private string? Begun(Lemma[] asked)
    {
        var words = asked.Select(w => w.Forms[0]).ToArray();
        if (words[^1].Length < 5)
            return null;
        words[^1] = words[^1][..^_random.Next(1, 3)].TrimEnd('\u200C');
        return string.Join(' ', words);
    }

    private string Marked(string word)
    {
        var marked = new StringBuilder();
        foreach (var letter in word)
        {
            marked.Append(letter);
            if (letter != '\u200C' && _random.Next(3) == 0)
                marked.Append("\u064E\u064F\u0650\u0651"[_random.Next(4)]);
        }

        return marked.ToString();
    }

    private string Written(Lemma lemma) => Any(lemma.Forms);

    private string Any(string[] words) => words[_random.Next(words.Length)];

    private static string Join(Lemma[] asked, Func<Lemma, string> type) => string.Join(' ', asked.Select(type));

    private static string? Changed(string before, Func<string, string> change) =>
        change(before) is var after && after != before ? after : null;

    private static string Plain(string text) => PersianText.SearchKey(text);

    private static bool Has(string text, string form) =>
        (" " + text + " ").Contains(" " + form + " ", StringComparison.Ordinal);

    private static IEnumerable<string> Read(string name)
    {
        using var file =
            typeof(JudgementSet).Assembly.GetManifestResourceStream("Shahr.Bench.Search." + name)
            ?? throw new BenchException($"{name} is not in the program.");
        using var lines = new StreamReader(file);
        while (lines.ReadLine() is { } line)
        {
            if (line.Trim().Length > 0)
                yield return line.Trim();
        }
    }
}
