using System.Globalization;
using Microsoft.AspNetCore.Http;
using Shahr.Cases.Definitions;
using Shahr.Kit;
using Shahr.Kit.Values;

namespace Shahr.Cases.Designer;

/// <summary>
/// Reads what was typed on a page of the designer and gathers what is wrong with it. Words may be missing while a
/// service is in the making; what has the wrong form is refused at once.
/// </summary>
internal sealed class DesignInput(IFormCollection form)
{
    public const int Line = 300;
    public const int Paragraph = 2000;

    private readonly List<Problem> _problems = [];

    public IReadOnlyList<Problem> Problems => _problems;
    public bool IsFine => _problems.Count == 0;

    /// <summary>The revision that was on the page; 0 is none.</summary>
    public int Revision =>
        Whole(form["revision"].FirstOrDefault(), 0, int.MaxValue) is { } revision ? (int)revision : 0;

    public void Refuse(Problem problem) => _problems.Add(problem);

    /// <summary>One line, cleaned; empty where nothing was typed.</summary>
    public string Text(string name, int most = Line) => Clean(name, most, PersianText.CleanLine);

    /// <summary>The Latin name of a part: as typed, or the one it had, or else the first that is free.</summary>
    /// <param name="before">The one it had.</param>
    /// <param name="word">What a new one begins with.</param>
    /// <param name="taken">The names of all parts of its kind.</param>
    public string Name(string? before, string word, IEnumerable<string> taken)
    {
        var typed = Text("name", 60);
        if (typed.Length == 0 || typed == before)
            return before ?? FieldInput.FreeName(word, taken);
        if (!NameRules.IsFieldName(typed) || OutputText.CityPlaces.Contains(typed))
            Refuse(DesignerProblems.NameWrong.On("name"));
        else if (taken.Contains(typed))
            Refuse(DesignerProblems.NameTaken.On("name"));
        return typed;
    }

    /// <summary>A text of several lines, cleaned.</summary>
    public string Lines(string name, int most = Paragraph) => Clean(name, most, PersianText.Clean);

    /// <summary>Words of both languages: <c>{name}Fa</c> and <c>{name}En</c>.</summary>
    public Words Words(string name, int most = Line) =>
        new() { Fa = Text(name + "Fa", most), En = Text(name + "En", most) };

    /// <summary>The same, or null where neither was typed.</summary>
    public Words? OptionalWords(string name, int most = Line) =>
        Words(name, most) is var words && words.Fa.Length + words.En.Length > 0 ? words : null;

    /// <summary>Paragraphs, with an empty line between them.</summary>
    public List<string> Paragraphs(string name) =>
        [
            .. Lines(name, Paragraph * 10)
                .Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        ];

    /// <summary>A whole number between these, or null where nothing was typed.</summary>
    public long? Number(string name, long least, long most)
    {
        var typed = form[name].FirstOrDefault();
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        if (Whole(typed, least, most) is { } number)
            return number;
        Refuse(DesignerProblems.NotThatNumber.With(least, most).On(name));
        return null;
    }

    /// <summary>True for a ticked box.</summary>
    public bool Ticked(string name) => form[name].Contains("yes");

    /// <summary>What was chosen of these, or null for the empty option.</summary>
    public string? Chosen(string name, Func<string, bool> isThere)
    {
        var value = form[name].FirstOrDefault();
        if (string.IsNullOrEmpty(value))
            return null;
        if (isThere(value))
            return value;
        Refuse(DesignerProblems.ChooseHere.On(name));
        return null;
    }

    /// <summary>All that was ticked of these.</summary>
    public List<string> AllChosen(string name, Func<string, bool> isThere) =>
        [.. form[name].OfType<string>().Where(isThere)];

    /// <summary>One of a closed set of names; the first where something else came.</summary>
    public T Pick<T>(string name)
        where T : struct, Enum
    {
        var value = form[name].FirstOrDefault();
        if (Enum.GetNames<T>().Contains(value) && Enum.TryParse<T>(value, out var picked))
            return picked;
        Refuse(DesignerProblems.ChooseHere.On(name));
        return default;
    }

    private string Clean(string name, int most, Func<string, string> clean)
    {
        var raw = form[name].FirstOrDefault() ?? "";
        var text = raw.Length > (most * 4) + 1000 ? raw : clean(raw);
        if (text.Length <= most)
            return text;
        Refuse(DesignerProblems.TextTooLong.With(most).On(name));
        return "";
    }

    private static long? Whole(string? typed, long least, long most) =>
        typed is { Length: < 40 }
        && long.TryParse(
            PersianText.ToLatinDigits(PersianText.CleanLine(typed)).Replace("٬", "").Replace(",", ""),
            NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var number
        )
        && number >= least
        && number <= most
            ? number
            : null;
}
