using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Shahr.Shape.Tests.Rules;

/// <summary>Every refusal has a code of its module, a 4xx status, a Persian sentence and an English one.</summary>
internal sealed partial class RefusalHasSentence : Rule
{
    public override IEnumerable<Tree> Bad =>
        [
            Problems("""new("a.gone", 404, "Gone.", "Gone.")"""),
            Problems("""new("a.gone", 404, "رفته است.", "")"""),
            Problems("""new("b.gone", 404, "رفته است.", "Gone.")"""),
            Problems("""new("a.gone", 200, "رفته است.", "Gone.")"""),
            Problems("""new("a.gone", 404, "رفته است", "Gone.")"""),
            Problems("""new("a.gone", 404, "كجا رفت؟", "Gone.")"""),
            Problems("""new("a.gone", 404, "پس از 3 روز رفت.", "Gone.")"""),
            Problems("""new("a.gone", 404, "رفت {0}.", "Gone.")"""),
            Problems("""new("a.gone", 404, "رفت.", "Gone."), Again = new("a.gone", 404, "رفت.", "Gone.")"""),
            Problems("""new(Code, 404, "رفت.", "Gone.")"""),
        ];

    public override IEnumerable<Tree> Good =>
        [
            Problems("""new("a.gone", 404, "پس از {0} روز " + "رفت.", "Gone after {0} days.")"""),
            Problems("""new("a.gone", 404, "«{0}» کجا رفت؟", "Where is “{0}”?")"""),
        ];

    public static IEnumerable<(TreeFile File, BaseObjectCreationExpressionSyntax Problem)> All(Tree tree) =>
        from file in tree.CSharp
        where file.Name.EndsWith("Problems.cs", StringComparison.Ordinal) && !file.IsTest
        from declaration in file.Syntax.DescendantNodes().OfType<VariableDeclarationSyntax>()
        where declaration.Type.ToString() == "Problem"
        from variable in declaration.Variables
        let made = variable.Initializer?.Value as BaseObjectCreationExpressionSyntax
        where made is not null
        select (file, made);

    public override IEnumerable<Finding> Look(Tree tree)
    {
        var codes = new HashSet<string>();
        foreach (var (file, problem) in All(tree))
        {
            var line = file.LineAt(problem.SpanStart);
            var arguments = problem.ArgumentList?.Arguments.Select(a => Constant(a.Expression)).ToArray() ?? [];
            if (arguments is not [{ } code, { } status, { } fa, { } en, ..])
            {
                yield return new(
                    file.Path,
                    line,
                    "a refusal this test cannot read",
                    "use new(\"code\", status, \"فارسی.\", \"English.\") with literals"
                );
                continue;
            }

            foreach (var (what, use) in Faults(file, code, status, fa, en))
                yield return new(file.Path, line, $"{code}: {what}", use);
            if (!codes.Add(code))
                yield return new(file.Path, line, $"{code} is used twice", "use a code of its own");
        }
    }

    private static IEnumerable<(string What, string Use)> Faults(
        TreeFile file,
        string code,
        string status,
        string fa,
        string en
    )
    {
        var prefix =
            (file.Module ?? file.Path.Split('/')[1].Replace("Shahr.", "", StringComparison.Ordinal)).ToLowerInvariant()
            + ".";
        if (!code.StartsWith(prefix, StringComparison.Ordinal))
            yield return ("the code hides whose it is", $"use {prefix}what_happened");
        if (!Code().IsMatch(code))
            yield return ("not a code", "use lower_case words after the module's name");
        var number = int.Parse(status, CultureInfo.InvariantCulture);
        // 503 is what a room answers while something rests that it leans on.
        if (number is < 400 or > 499 and not 503 && (prefix != "kit." || number is < 500 or > 599))
            yield return ($"status {status}", "use 4xx, or 503 for what rests");
        if (!Persian().IsMatch(fa))
            yield return ("no Persian sentence", "write what to do next, in Persian");
        if (ArabicLetters().IsMatch(fa))
            yield return ("Arabic ي or ك", "use ی and ک");
        if (Digits().IsMatch(Places().Replace(fa, "")))
            yield return ("digits that are not Persian", "use ۰–۹");
        if (!Ending().IsMatch(fa))
            yield return ("the Persian sentence does not end", "close it with . or ؟");
        if (!Latin().IsMatch(en) || Persian().IsMatch(en))
            yield return ("no English sentence", "write the same in English");
        if (PlacesIn(fa) != PlacesIn(en))
            yield return ("one sentence says more than the other", "use as many {0} in both");
    }

    private static int PlacesIn(string text) => Places().Matches(text).Select(m => m.Value).Distinct().Count();

    private static string? Constant(ExpressionSyntax expression) =>
        expression switch
        {
            LiteralExpressionSyntax literal => literal.Token.ValueText,
            BinaryExpressionSyntax sum
                when sum.IsKind(SyntaxKind.AddExpression)
                    && Constant(sum.Left) is { } left
                    && Constant(sum.Right) is { } right => left + right,
            MemberAccessExpressionSyntax { Name.Identifier.Text: var name }
                when StatusCode().Match(name) is { Success: true } code => code.Groups[1].Value,
            _ => null,
        };

    private static Tree Problems(string made) =>
        Tree.Of(
            (
                "src/modules/A/AProblems.cs",
                $"static class AProblems {{ public static readonly Problem Gone = {made}; }}"
            )
        );

    [GeneratedRegex("^[a-z0-9]+(\\.[a-z0-9]+(_[a-z0-9]+)*)+$")]
    private static partial Regex Code();

    [GeneratedRegex("[\u0620-\u064A\u067E\u0686\u0698\u06A9\u06AF\u06CC]")]
    private static partial Regex Persian();

    [GeneratedRegex("[A-Za-z]")]
    private static partial Regex Latin();

    [GeneratedRegex("[\u064A\u0643]")]
    private static partial Regex ArabicLetters();

    [GeneratedRegex("[0-9\u0660-\u0669]")]
    private static partial Regex Digits();

    [GeneratedRegex(@"\{\d[^}]*\}")]
    private static partial Regex Places();

    [GeneratedRegex("[.؟!…]»?$")]
    private static partial Regex Ending();

    [GeneratedRegex("^Status(\\d{3})")]
    private static partial Regex StatusCode();
}

/// <summary>Refusals are made in …Problems.cs only, where a translator and a newcomer find them all.</summary>
internal sealed class RefusalIsListed : Rule
{
    public override IEnumerable<Tree> Bad =>
        [
            Tree.Of(
                (
                    "src/modules/A/OpenA.cs",
                    """class OpenA { object X() => new Problem("a.gone", 404, "رفت.", "Gone."); }"""
                )
            ),
        ];

    public override IEnumerable<Tree> Good =>
        [
            Tree.Of(
                (
                    "src/modules/A/Tests/OpenATests.cs",
                    """class T { object X() => new Problem("a.gone", 404, "رفت.", "Gone."); }"""
                )
            ),
        ];

    public override IEnumerable<Finding> Look(Tree tree) =>
        from file in tree.CSharp
        where
            file.Path.StartsWith("src/", StringComparison.Ordinal)
            && !file.IsTest
            && !file.Name.EndsWith("Problems.cs", StringComparison.Ordinal)
        from made in file.Syntax.DescendantNodes().OfType<ObjectCreationExpressionSyntax>()
        where made.Type.ToString() == "Problem"
        select new Finding(
            file.Path,
            file.LineAt(made.SpanStart),
            "a refusal made on the spot",
            "list it in …Problems.cs"
        );
}
