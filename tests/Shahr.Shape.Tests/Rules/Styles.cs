using System.Text.RegularExpressions;

namespace Shahr.Shape.Tests.Rules;

/// <summary>
/// A class that a page wears has a rule in the city's style, or a script that looks for it. One that has neither is a
/// page
/// that nobody looked at.
/// </summary>
internal sealed partial class ClassHasStyle : Rule
{
    private const string Worn = "class=\"";

    public override IEnumerable<Tree> Bad =>
        [
            Page("""<p class="lonely">x</p>""", ".lead { color: red }"),
            Page("""<p class="lead @(On ? "is-on" : null) lonely">x</p>""", ".lead { color: red }"),
        ];

    public override IEnumerable<Tree> Good =>
        [
            Page("""<p class="lead">x</p>""", "p > .lead:hover { color: red }"),
            Page("""<p class="@Tone button-@Kind">x</p>""", ".lead { color: red }"),
            Tree.Of(
                ("src/modules/A/A.razor", """<p class="hook">x</p>"""),
                ("web/js/a.js", "document.querySelector('.hook');")
            ),
        ];

    public override IEnumerable<Finding> Look(Tree tree)
    {
        var known = tree
            .Files.Where(f => f.Path.StartsWith("web/", StringComparison.Ordinal) && f.Is(".css", ".js"))
            .SelectMany(f => Selector().Matches(f.Text))
            .Select(m => m.Groups[1].Value)
            .ToHashSet();
        foreach (var file in tree.Files.Where(f => f.Is(".razor") && !f.IsTest))
        {
            for (var at = Next(file.Text, 0); at >= 0; at = Next(file.Text, at))
            {
                foreach (var name in Plain(file.Text, at).Where(n => !known.Contains(n)))
                    yield return new(
                        file.Path,
                        file.LineAt(at),
                        $"the class '{name}' has no style",
                        "style it in web/css"
                    );
            }
        }
    }

    private static int Next(string text, int from) =>
        text.IndexOf(Worn, from, StringComparison.Ordinal) is >= 0 and var found ? found + Worn.Length : -1;

    // The words of the attribute that stand there plainly; what is computed is left out, and what touches it.
    private static IEnumerable<string> Plain(string text, int at)
    {
        var words = new System.Text.StringBuilder();
        for (var depth = 0; at < text.Length && (depth > 0 || text[at] != '"'); at++)
        {
            if (text[at] == '(' && (depth > 0 || text[at - 1] == '@'))
                depth++;
            words.Append(depth > 0 ? '@' : text[at]);
            if (text[at] == ')' && depth > 0)
                depth--;
        }

        return words.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => !w.Contains('@'));
    }

    private static Tree Page(string markup, string style) =>
        Tree.Of(("src/modules/A/A.razor", markup), ("web/css/a.css", style));

    [GeneratedRegex(@"\.([a-zA-Z][\w-]*)")]
    private static partial Regex Selector();
}
