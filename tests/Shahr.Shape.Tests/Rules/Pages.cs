using System.Text.RegularExpressions;

namespace Shahr.Shape.Tests.Rules;

/// <summary>
/// A page asks nobody but its own city: no address of another host in markup, styles, scripts or literals.
/// </summary>
internal sealed partial class NoExternalRequest : Rule
{
    // Names, not addresses that anything fetches, and this machine itself.
    private static readonly string[] Harmless =
    [
        "www.w3.org",
        "schemas.openxmlformats.org",
        "schemas.xmlsoap.org",
        "purl.org",
        "ns.adobe.com",
        "www.aiim.org",
        "localhost",
        "127.0.0.1",
        "www.opengis.net",
        "json-schema.org",
        "docs.oasis-open.org",
        "schemas.openid.net",
        "wiki.open311.org",
    ];

    public override IEnumerable<Tree> Bad =>
        [
            Tree.Of(("src/Shahr.Web/A.razor", """<script src="https://cdn.jsdelivr.net/x.js"></script>""")),
            Tree.Of(("web/a.css", "@import url(http://fonts.googleapis.com/css);")),
            Tree.Of(("web/a.css", "a { background: url(//cdn.tiles.net/a.png); }")),
            Tree.Of(("src/modules/A/X.cs", "class X { string Y = \"https://tile.openstreetmap.org/\"; }")),
        ];

    public override IEnumerable<Tree> Good =>
        [
            Tree.Of(
                ("src/Shahr.Web/A.razor", """<svg xmlns="http://www.w3.org/2000/svg"/> @* https://css-tricks.com *@""")
            ),
            Tree.Of(("src/modules/A/X.cs", "/// <summary>https://www.rfc-editor.org/rfc/rfc9457</summary>\nclass X;")),
            Tree.Of(("web/a.js", "// See https://developer.mozilla.org/\n/* http://x.y/ */ const a = 1;")),
        ];

    public override IEnumerable<Finding> Look(Tree tree)
    {
        foreach (
            var file in tree.Files.Where(f =>
                !f.IsTest && f.Path.StartsWith("src/", StringComparison.Ordinal)
                || f.Path.StartsWith("web/", StringComparison.Ordinal)
            )
        )
        {
            foreach (var (position, text) in Texts(file))
            {
                foreach (Match address in Address().Matches(text))
                {
                    var host = address.Groups["host"].Value;
                    if (
                        Harmless.Contains(host)
                        || Reserved().IsMatch(host)
                        || !host.Contains('.', StringComparison.Ordinal)
                    )
                        continue;
                    yield return new(
                        file.Path,
                        file.LineAt(position + address.Index),
                        $"an address outside the city: {host}",
                        "serve it from the city"
                    );
                }
            }
        }
    }

    private static IEnumerable<(int Position, string Text)> Texts(TreeFile file)
    {
        if (file.Is(".cs"))
        {
            return file.Literals.Select(t => (t.SpanStart, t.Text));
        }

        if (file.Is(".razor", ".html"))
            return [(0, Blank(MarkupComment(), file.Text))];
        return file.Is(".css", ".js", ".mjs", ".ts") ? [(0, Blank(ScriptComment(), file.Text))] : [];
    }

    // Same length and lines, so that positions stay.
    private static string Blank(Regex comment, string text) =>
        comment.Replace(text, m => string.Concat(m.Value.Select(c => c == '\n' ? '\n' : ' ')));

    [GeneratedRegex(@"(?<![:/\w])//(?<host>[A-Za-z0-9][A-Za-z0-9.-]*)|https?://(?<host>[A-Za-z0-9][A-Za-z0-9.-]*)")]
    private static partial Regex Address();

    // RFC 2606: names that lead nowhere, for examples.
    [GeneratedRegex(@"(^|\.)(example|test|invalid|example\.(com|org|net))$")]
    private static partial Regex Reserved();

    [GeneratedRegex(@"@\*.*?\*@|<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex MarkupComment();

    [GeneratedRegex(@"/\*.*?\*/|(?<=^|\s)//[^\n]*", RegexOptions.Singleline)]
    private static partial Regex ScriptComment();
}

/// <summary>Styles serve both directions: start and end, never left and right.</summary>
internal sealed partial class LogicalCss : Rule
{
    private const string Use = "use inline-start or inline-end (or say /* physical: why */ on the line)";

    public override IEnumerable<Tree> Bad =>
        [
            Tree.Of(("web/css/a.css", "a { margin-left: 1px; }")),
            Tree.Of(("web/css/a.css", "a { border-top-right-radius: 1px }")),
            Tree.Of(("web/css/a.css", "a { left: 0; }")),
            Tree.Of(("web/css/a.css", "a { text-align: right; }")),
            Tree.Of(("web/css/a.css", "a { float:left }")),
            Tree.Of(("web/css/a.css", "a { padding: 1px 2px 3px 4px; }")),
            Tree.Of(("src/Shahr.Ui/A.razor", """<p style="text-align: left">x</p>""")),
        ];

    public override IEnumerable<Tree> Good =>
        [
            Tree.Of(
                (
                    "web/css/a.css",
                    "a { margin-inline-start: 1px; inset-inline: 0; text-align: start; padding: 1px 2px 3px 2px }"
                )
            ),
            Tree.Of(("web/css/a.css", "a { left: 0; } /* physical: the map library moves it by x */")),
            Tree.Of(
                (
                    "web/css/a.css",
                    "/* left: 0; */ a { transform: translateX(0); background: linear-gradient(to left, red, blue); }"
                )
            ),
        ];

    public override IEnumerable<Finding> Look(Tree tree)
    {
        foreach (var file in tree.Files.Where(f => f.Is(".css", ".razor") && !f.IsTest))
        {
            var text = file.Is(".css")
                ? Comment().Replace(file.Text, m => string.Concat(m.Value.Select(c => c == '\n' ? '\n' : ' ')))
                : Styles(file.Text);
            foreach (Match physical in Physical().Matches(text))
            {
                // Some libraries place things by the screen's own axes.
                var line = file.Lines[file.LineAt(physical.Index) - 1];
                if (line.Contains("physical:", StringComparison.Ordinal))
                    continue;
                yield return new(
                    file.Path,
                    file.LineAt(physical.Index),
                    $"a direction of one script only: {physical.Value.Trim()}",
                    Use
                );
            }

            foreach (Match four in FourSides().Matches(text).Where(m => m.Groups[1].Value != m.Groups[2].Value))
            {
                yield return new(
                    file.Path,
                    file.LineAt(four.Index),
                    "four sides that differ right and left",
                    "use padding-inline-start and -end"
                );
            }
        }
    }

    // Only what stands in style attributes; the rest is blanked.
    private static string Styles(string razor)
    {
        var kept = razor.Select(c => c == '\n' ? '\n' : ' ').ToArray();
        foreach (Match style in StyleAttribute().Matches(razor))
            razor.CopyTo(style.Index, kept, style.Index, style.Length);
        return new string(kept);
    }

    [GeneratedRegex(
        @"(?<=^|[;{\s""])((margin|padding|border|scroll-margin|scroll-padding)-(left|right)(-[a-z]+)?\s*:"
            + @"|border-(top|bottom)-(left|right)-radius\s*:|(left|right)\s*:"
            + @"|(text-align|float|clear)\s*:\s*(left|right)\b)"
    )]
    private static partial Regex Physical();

    [GeneratedRegex(
        @"(?:padding|margin|border-width|inset)\s*:\s*[^\s;{}()]+\s+([^\s;{}()]+)\s+"
            + @"[^\s;{}()]+\s+([^\s;{}()]+)\s*(?=[;}!])"
    )]
    private static partial Regex FourSides();

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex("style=\"[^\"]*\"")]
    private static partial Regex StyleAttribute();
}
