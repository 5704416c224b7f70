using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Shahr.Shape.Tests.Rules;

/// <summary>
/// Contracts hold ids, records, enums and interfaces, one file a module, at most 150 lines, no logic.
/// </summary>
internal sealed class ContractsAreThin : Rule
{
    private const int Most = 150;
    private const string Ids = """
        namespace Shahr.Contracts;
        public readonly record struct AId(Guid Value) { public override string ToString() => TypedId.Format(Value); }

        """;

    public override IEnumerable<Tree> Bad =>
        [
            Tree.Of(("src/Shahr.Contracts/A.cs", "public class A;")),
            Tree.Of(("src/Shahr.Contracts/A.cs", "public record A { public int F() { return 1; } }")),
            Tree.Of(("src/Shahr.Contracts/A.cs", string.Concat(Enumerable.Repeat("// x\n", Most + 1)))),
        ];

    public override IEnumerable<Tree> Good =>
        [Tree.Of(("src/Shahr.Contracts/A.cs", Ids + "\npublic enum E { X }\npublic interface IA { Task<int> F(); }"))];

    public override IEnumerable<Finding> Look(Tree tree)
    {
        foreach (
            var file in tree.CSharp.Where(f =>
                f.Path.StartsWith("src/Shahr.Contracts/", StringComparison.Ordinal) && !f.IsTest
            )
        )
        {
            var lines = file.Text.AsSpan().TrimEnd('\n').Count('\n') + 1;
            if (lines > Most)
                yield return new(file.Path, lines, $"{lines} lines of contract", $"ask for less (at most {Most})");
            foreach (var node in file.Syntax.DescendantNodes())
            {
                if (node is ClassDeclarationSyntax or StructDeclarationSyntax)
                {
                    yield return new(
                        file.Path,
                        file.LineAt(node.SpanStart),
                        "a class in Contracts",
                        "use a record, an enum or an interface"
                    );
                }
                else if (node is BlockSyntax)
                {
                    yield return new(
                        file.Path,
                        file.LineAt(node.SpanStart),
                        "logic in Contracts",
                        "keep it in the module"
                    );
                }
            }
        }
    }
}

/// <summary>Documents lead somewhere: no dead link, one title a page.</summary>
internal sealed partial class DocsAreWhole : Rule
{
    public override IEnumerable<Tree> Bad =>
        [
            Tree.Of(("docs/a.md", "# A\n[b](b.md)")),
            Tree.Of(("docs/a.md", "# A\n# B\n")),
            Tree.Of(("docs/a.md", "Text\n")),
            Tree.Of(("docs/a.md", "# A\n[b](#no-such-part)")),
            Tree.Of(("README.md", "# A\n![x](docs/no.png)")),
        ];

    public override IEnumerable<Tree> Good =>
        [
            Tree.Of(
                ("docs/a.md", "# A\n[b](b.md#part) [c](https://example.org)\n```\n# no title\n[x](y)\n```\n"),
                ("docs/b.md", "# B\n## Part\n")
            ),
        ];

    public override IEnumerable<Finding> Look(Tree tree)
    {
        foreach (var file in tree.Files.Where(f => f.Is(".md")))
        {
            var text = Fenced().Replace(file.Text, m => string.Concat(m.Value.Select(c => c == '\n' ? '\n' : ' ')));
            var titles = Title().Count(text);
            if (titles != 1)
                yield return new(file.Path, 1, $"{titles} titles", "use one # title");
            foreach (Match link in Link().Matches(text))
            {
                var target = link.Groups[1].Value;
                if (
                    target.Contains("://", StringComparison.Ordinal)
                    || target.StartsWith("mailto:", StringComparison.Ordinal)
                )
                    continue;
                if (!Leads(tree, file, Uri.UnescapeDataString(target)))
                    yield return new(
                        file.Path,
                        file.LineAt(link.Index),
                        $"a dead link: {target}",
                        "mend it or take it out"
                    );
            }
        }
    }

    private static bool Leads(Tree tree, TreeFile from, string target)
    {
        var parts = target.Split('#', 2);
        var path = parts[0].Length == 0 ? from.Path : Resolve(from.Folder, parts[0]);
        if (!tree.Exists(path))
            return false;
        if (parts.Length == 1 || tree.Find(path) is not { } page || !page.Is(".md"))
            return true;
        return Heading().Matches(page.Text).Any(h => Anchor(h.Groups[1].Value) == parts[1]);
    }

    private static string Anchor(string heading) =>
        string.Concat(
                heading
                    .Trim()
                    .ToLowerInvariant()
                    .Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_' or '\u200C')
            )
            .Replace(' ', '-');

    private static string Resolve(string folder, string relative)
    {
        var full = Path.GetFullPath(Path.Join("/", folder, relative));
        return relative.StartsWith('/') ? relative.TrimStart('/') : full.TrimStart('/');
    }

    [GeneratedRegex(@"^(```|~~~).*?^\1[^\n]*$|`[^`\n]+`", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fenced();

    [GeneratedRegex("^# ", RegexOptions.Multiline)]
    private static partial Regex Title();

    [GeneratedRegex(@"\]\(([^)\s]+)(?:\s+""[^""]*"")?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#{1,6}\s+(.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
