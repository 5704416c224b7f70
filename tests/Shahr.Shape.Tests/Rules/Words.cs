using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Shahr.Shape.Tests.Rules;

/// <summary>A name says what a thing is; these suffixes say nothing.</summary>
internal sealed partial class PlainNames : Rule
{
    public override IEnumerable<Tree> Bad =>
        [
            Tree.Of(("src/A.cs", "class CaseManager;")),
            Tree.Of(("src/A.cs", "static class StringUtils;")),
            Tree.Of(("src/A.cs", "record RowProcessor;")),
            Tree.Of(("src/A.cs", "struct DateHelper;")),
        ];

    public override IEnumerable<Tree> Good => [Tree.Of(("src/A.cs", "class CityManagerDesk;"))];

    public override IEnumerable<Finding> Look(Tree tree) =>
        from file in tree.CSharp
        from type in file.Syntax.DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
        where Empty().IsMatch(type.Identifier.Text)
        select new Finding(
            file.Path,
            file.LineAt(type.SpanStart),
            $"{type.Identifier.Text} says nothing",
            "use a word for what it is or does"
        );

    [GeneratedRegex("(Manager|Helpers?|Utils?|Utilit(y|ies)|Processor)$")]
    private static partial Regex Empty();
}

/// <summary>Nothing is left for later without an issue, nothing folded away, no null waved through.</summary>
internal sealed partial class NoLooseEnds : Rule
{
    public override IEnumerable<Tree> Bad =>
        [
            Tree.Of(("src/A.cs", "// TODO: later\nclass A;")),
            Tree.Of(("web/a.js", "// FIXME\n")),
            Tree.Of(("src/A.cs", "#region x\nclass A;\n#endregion")),
            Tree.Of(("src/A.cs", "class A { object X(object? y) => y!; }")),
            Tree.Of(("src/A.cs", "#nullable disable\nclass A;")),
        ];

    public override IEnumerable<Tree> Good =>
        [
            Tree.Of(
                (
                    "src/A.cs",
                    "// TODO #12: when the registry answers.\nclass A { string s = \"TODO\"; object D() => default!; }"
                )
            ),
        ];

    public override IEnumerable<Finding> Look(Tree tree)
    {
        foreach (var file in tree.Files.Where(f => f.Is(".js", ".mjs", ".ts", ".css", ".razor", ".sql")))
        {
            foreach (var (index, line) in file.Lines.Index().Where(l => Later().IsMatch(l.Item)))
            {
                yield return new(file.Path, index + 1, "left for later", "open an issue and name it: TODO #12");
            }
        }

        foreach (var file in tree.CSharp)
        {
            foreach (var trivia in file.Syntax.DescendantTrivia(descendIntoTrivia: false))
            {
                var line = file.LineAt(trivia.SpanStart);
                if (trivia.IsKind(SyntaxKind.RegionDirectiveTrivia))
                    yield return new(file.Path, line, "#region", "split the file");
                else if (trivia.IsKind(SyntaxKind.NullableDirectiveTrivia))
                    yield return new(file.Path, line, "#nullable", "say what may be null");
                else if (NoDeadCode.IsComment(trivia) && Later().IsMatch(trivia.ToString()))
                    yield return new(file.Path, line, "left for later", "open an issue and name it: TODO #12");
            }

            // "default!" is how a generic value type says "no value"; every other "!" hides a null.
            foreach (
                var bang in file
                    .Syntax.DescendantNodes()
                    .OfType<PostfixUnaryExpressionSyntax>()
                    .Where(p =>
                        p.IsKind(SyntaxKind.SuppressNullableWarningExpression)
                        && !p.Operand.ToString().StartsWith("default", StringComparison.Ordinal)
                    )
            )
            {
                yield return new(
                    file.Path,
                    file.LineAt(bang.SpanStart),
                    $"{bang} waves a null through",
                    "use ?? throw, a pattern or a required member"
                );
            }
        }
    }

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b(?!\s*\(?#\d)")]
    private static partial Regex Later();
}

/// <summary>Code that is not run is in the history, not in comments.</summary>
internal sealed partial class NoDeadCode : Rule
{
    public override IEnumerable<Tree> Bad =>
        [
            Tree.Of(("src/A.cs", "class A {\n// var x = Find(y);\n}")),
            Tree.Of(("src/A.cs", "class A {\n// if (x) {\n// }\n}")),
            Tree.Of(("src/A.cs", "class A {\n/* return x.Y(); */\n}")),
            Tree.Of(("web/a.js", "// console.log(x);\n")),
            Tree.Of(("src/A.cs", "#if false\nclass A;\n#endif\n")),
        ];

    public override IEnumerable<Tree> Good =>
        [
            Tree.Of(
                (
                    "src/A.cs",
                    "class A {\n// The row stays; he decides.\n// Sorted (see LockKey): no two wait for each other.\n}"
                )
            ),
            Tree.Of(("src/A.cs", "class A {\n/// <code>var x = Find(y);</code>\nint B;\n}")),
        ];

    public static bool IsComment(SyntaxTrivia trivia) =>
        trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia);

    public override IEnumerable<Finding> Look(Tree tree)
    {
        foreach (var file in tree.CSharp)
        {
            foreach (var trivia in file.Syntax.DescendantTrivia())
            {
                var dead =
                    trivia.IsKind(SyntaxKind.DisabledTextTrivia)
                    || (IsComment(trivia) && LooksLikeCode(trivia.ToString()));
                if (dead)
                    yield return Dead(file, file.LineAt(trivia.SpanStart));
            }
        }

        foreach (var file in tree.Files.Where(f => f.Is(".js", ".mjs", ".ts")))
        {
            foreach (
                var (index, line) in file
                    .Lines.Index()
                    .Where(l =>
                        l.Item.TrimStart().StartsWith("//", StringComparison.Ordinal) && LooksLikeCode(l.Item.Trim())
                    )
            )
            {
                yield return Dead(file, index + 1);
            }
        }
    }

    private static Finding Dead(TreeFile file, int line) =>
        new(file.Path, line, "code in a comment", "take it out; the history keeps it");

    private static bool LooksLikeCode(string comment) =>
        comment.Trim('/', '*', ' ', '\n').Split('\n').Any(line => Code().IsMatch(line.Trim(' ', '*', '/')));

    [GeneratedRegex(
        @"(^(var|await|return|throw|const|let|public|private|internal|using|foreach|if|else|while|switch)\b.*[;{]$)"
            + @"|(^\w[\w.]*\(.*\);$)|(^[\w.]+ \+?= .*;$)|(^[{}]+$)"
    )]
    private static partial Regex Code();
}
