using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Shahr.Shape.Tests.Rules;

/// <summary>A file is read in one sitting: at most 300 lines.</summary>
internal sealed class FileLength : Rule
{
    private const int Most = 300;

    public override IEnumerable<Tree> Bad =>
        [Tree.Of(("src/a.css", string.Concat(Enumerable.Repeat("a {}\n", Most + 1))))];

    public override IEnumerable<Tree> Good =>
        [Tree.Of(("src/a.css", string.Concat(Enumerable.Repeat("a {}\n", Most))))];

    public static bool Counts(TreeFile file) => file.Is(".cs", ".razor", ".ts", ".js", ".css", ".mjs");

    public override IEnumerable<Finding> Look(Tree tree) =>
        from file in tree.Files.Where(Counts)
        let lines = file.Text.AsSpan().TrimEnd('\n').Count('\n') + 1
        where lines > Most
        select new Finding(file.Path, lines, $"{lines} lines", $"split it by what it is about (at most {Most})");
}

/// <summary>Two files fit beside each other on a screen: 120 columns.</summary>
internal sealed class LineLength : Rule
{
    private const int Most = 120;

    public override IEnumerable<Tree> Bad => [Tree.Of(("src/a.cs", "// " + new string('x', Most)))];

    public override IEnumerable<Tree> Good =>
        [
            Tree.Of(
                ("src/a.cs", new string('/', Most)),
                ("docs/a.md", new string('x', 500)),
                ("src/modules/A/Schema/0001_a.sql", "-- " + new string('x', Most))
            ),
        ];

    public override IEnumerable<Finding> Look(Tree tree) =>
        // An applied schema file is never edited, not even for its looks.
        from file in tree.Files.Where(f =>
            FileLength.Counts(f) && !f.Folder.EndsWith("/Schema", StringComparison.Ordinal)
        )
        from line in file.Lines.Index()
        let width = new System.Globalization.StringInfo(line.Item.TrimEnd('\r')).LengthInTextElements
        where width > Most
        select new Finding(file.Path, line.Index + 1, $"{width} columns", $"break the line (at most {Most})");
}

/// <summary>A function fits a screen: at most 70 lines.</summary>
internal sealed partial class FunctionLength : Rule
{
    private const int Most = 70;
    private static readonly string LongBody = string.Concat(Enumerable.Repeat("  x();\n", Most));

    public override IEnumerable<Tree> Bad =>
        [
            Tree.Of(("src/a.cs", "class A {\nvoid F() {\n" + LongBody + "}\n}")),
            Tree.Of(("web/a.js", "export function f() {\n" + LongBody + "}\n")),
            Tree.Of(("web/a.mjs", "const f = async (a) => {\n" + LongBody + "};\n")),
        ];

    public override IEnumerable<Tree> Good =>
        [
            Tree.Of(("src/a.cs", "class A {\nvoid F() {\n" + LongBody[..^(2 * 7)] + "}\n}")),
            Tree.Of(("web/a.js", "const a = {\n" + LongBody + "};\n")),
        ];

    public override IEnumerable<Finding> Look(Tree tree)
    {
        foreach (var file in tree.CSharp)
        {
            foreach (var function in file.Syntax.DescendantNodes().Where(IsFunction))
            {
                var span = function.GetLocation().GetLineSpan();
                var lines = span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
                if (lines > Most)
                    yield return Long(file, span.StartLinePosition.Line + 1, lines);
            }
        }

        foreach (var file in tree.Files.Where(f => f.Is(".js", ".mjs", ".ts")))
        {
            foreach (var (start, lines) in ScriptFunctions(file.Lines).Where(f => f.Lines > Most))
                yield return Long(file, start, lines);
        }
    }

    private static Finding Long(TreeFile file, int line, int lines) =>
        new(file.Path, line, $"a function of {lines} lines", $"give its parts names (at most {Most})");

    private static bool IsFunction(SyntaxNode node) =>
        node
            is BaseMethodDeclarationSyntax
                or LocalFunctionStatementSyntax
                or AccessorDeclarationSyntax
                or AnonymousFunctionExpressionSyntax;

    // The house indents by two: a function ends at the next line that begins with "}" at its own indent.
    private static IEnumerable<(int Start, int Lines)> ScriptFunctions(string[] lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            if (!ScriptFunction().IsMatch(lines[i]))
                continue;
            var indent = lines[i].Length - lines[i].TrimStart().Length;
            var end = Array.FindIndex(
                lines,
                i + 1,
                l => l.Length > indent && l[indent] == '}' && l.AsSpan(0, indent).IsWhiteSpace()
            );
            if (end > 0)
                yield return (i + 1, end - i + 1);
        }
    }

    [GeneratedRegex(
        @"(\bfunction\b.*|=>\s*|^\s*(static |async |get |set )*(?!if|for|while|switch|catch)\w+\([^;]*\)\s*)\{\s*$"
    )]
    private static partial Regex ScriptFunction();
}

/// <summary>Nobody digs for a file: at most five folders deep.</summary>
internal sealed class FolderDepth : Rule
{
    public override IEnumerable<Tree> Bad => [Tree.Of(("src/modules/A/Tests/B/C/X.cs", ""))];

    public override IEnumerable<Tree> Good => [Tree.Of(("src/engines/A/Tests/B/X.cs", ""))];

    public override IEnumerable<Finding> Look(Tree tree) =>
        from file in tree.Files
        where file.Path.Count(c => c == '/') > 5
        select new Finding(file.Path, 1, "lies deeper than five folders", "flatten it");
}
