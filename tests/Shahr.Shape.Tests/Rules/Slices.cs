using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Shahr.Shape.Tests.Rules;

/// <summary>One slice, one test: <c>OpenCase.cs</c> has <c>Tests/OpenCaseTests.cs</c>.</summary>
internal sealed class SliceHasTest : Rule
{
    public override IEnumerable<Tree> Bad =>
        [Tree.Of(("src/modules/A/OpenA.cs", "static class OpenA { public static void Map(object app) { } }"))];

    public override IEnumerable<Tree> Good =>
        [
            Tree.Of(
                ("src/modules/A/OpenA.cs", "static class OpenA { public static void Map(object app) { } }"),
                ("src/modules/A/Tests/OpenATests.cs", "class OpenATests { [Fact] public void It_opens() { } }")
            ),
            Tree.Of(("src/modules/A/Words.cs", "static class Words { }")),
        ];

    public static IEnumerable<ClassDeclarationSyntax> SlicesOf(TreeFile file) =>
        file.Module is null || file.IsTest || !file.Is(".cs")
            ? []
            : file
                .Syntax.DescendantNodes()
                .OfType<ClassDeclarationSyntax>()
                .Where(c =>
                    c.Modifiers.Any(SyntaxKind.StaticKeyword)
                    && c.Members.OfType<MethodDeclarationSyntax>().Any(m => m.Identifier.Text == "Map")
                );

    public override IEnumerable<Finding> Look(Tree tree)
    {
        var tests = tree.CSharp.Where(f => f.IsTest).ToLookup(f => $"{f.Module}/{f.Name}");
        foreach (var file in tree.CSharp)
        {
            foreach (var slice in SlicesOf(file))
            {
                var name = slice.Identifier.Text;
                if (tests[$"{file.Module}/{name}Tests.cs"].Any(IsTest))
                    continue;
                yield return new(
                    file.Path,
                    file.LineAt(slice.SpanStart),
                    $"the slice {name} has no test",
                    $"write src/modules/{file.Module}/Tests/{name}Tests.cs"
                );
            }
        }
    }

    private static bool IsTest(TreeFile file) =>
        file.Text.Contains("[Fact", StringComparison.Ordinal)
        || file.Text.Contains("[Theory", StringComparison.Ordinal);
}

/// <summary>A GET changes nothing: its handler saves, records and tells nothing.</summary>
internal sealed class GetWritesNothing : Rule
{
    private static readonly string[] Writing =
    [
        "Record",
        "Tell",
        "SaveChangesAsync",
        "SaveChanges",
        "ExecuteUpdateAsync",
        "ExecuteDeleteAsync",
        "ExecuteNonQueryAsync",
        "BeginAsync",
    ];

    public override IEnumerable<Tree> Bad =>
        [
            Slice(
                """
                public static void Map(IApp app) => app.MapGet("/a", Show);
                static void Show(AuditTrail audit) => audit.Record("a");
                """
            ),
            Slice(
                """public static void Map(IApp app) => app.MapGet("/a", (CityEvents events) => events.Tell(new X()));"""
            ),
            Slice(
                """
                public static void Map(IApp app) => app.MapGet("/a", Show);
                static void Show(Db db) => Load(db);
                static void Load(Db db) { db.SaveChangesAsync(); }
                """
            ),
        ];

    public override IEnumerable<Tree> Good =>
        [
            Slice(
                """
                public static void Map(IApp app) { app.MapGet("/a", Show); app.MapPost("/a", Submit); }
                static void Show() { }
                static void Submit(AuditTrail audit) => audit.Record("a");
                """
            ),
        ];

    public override IEnumerable<Finding> Look(Tree tree)
    {
        foreach (var file in tree.CSharp)
        {
            foreach (var slice in SliceHasTest.SlicesOf(file))
            {
                foreach (var call in CallsFromGets(slice).Where(call => Writing.Contains(NameOf(call))))
                {
                    yield return new(
                        file.Path,
                        file.LineAt(call.SpanStart),
                        $"a GET handler calls {NameOf(call)}",
                        "make the change a POST of its own"
                    );
                }
            }
        }
    }

    private static IEnumerable<InvocationExpressionSyntax> CallsFromGets(ClassDeclarationSyntax slice)
    {
        var methods = slice.Members.OfType<MethodDeclarationSyntax>().ToLookup(m => m.Identifier.Text);
        var open = new Stack<CSharpSyntaxNode>(
            slice
                .DescendantNodes()
                .OfType<InvocationExpressionSyntax>()
                .Where(c => NameOf(c) == "MapGet" && c.ArgumentList.Arguments.Count > 1)
                .Select(c => c.ArgumentList.Arguments[1].Expression)
        );
        var seen = new HashSet<string>();
        while (open.TryPop(out var node))
        {
            // Follows the slice's own functions, given by name or called.
            foreach (
                var name in node.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Select(n => n.Identifier.Text)
            )
            {
                if (!seen.Add(name))
                    continue;
                foreach (var method in methods[name])
                    open.Push(method);
            }

            foreach (var call in node.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>())
                yield return call;
        }
    }

    private static string NameOf(InvocationExpressionSyntax call) =>
        call.Expression switch
        {
            MemberAccessExpressionSyntax member => member.Name.Identifier.Text,
            SimpleNameSyntax name => name.Identifier.Text,
            _ => "",
        };

    private static Tree Slice(string body) =>
        Tree.Of(("src/modules/A/ShowA.cs", "static class ShowA { " + body + " }"));
}

/// <summary>
/// Every module has its page of words, its entry class, its refusals, its schema folder and its tests.
/// </summary>
internal sealed class ModuleIsFurnished : Rule
{
    public override IEnumerable<Tree> Bad => [Tree.Of(("src/modules/A/Shahr.A.csproj", ""))];

    public override IEnumerable<Tree> Good =>
        [
            Tree.Of(
                ("src/modules/A/Shahr.A.csproj", ""),
                ("src/modules/A/README.md", ""),
                ("src/modules/A/AModule.cs", ""),
                ("src/modules/A/AProblems.cs", ""),
                ("src/modules/A/Tests/Shahr.A.Tests.csproj", "")
            ),
        ];

    public override IEnumerable<Finding> Look(Tree tree) =>
        from module in tree.Modules
        from needed in new[]
        {
            (File: "README.md", Use: "write its purpose, words, tables, events in and out, and the law it follows"),
            (File: $"{module}Module.cs", Use: "write the entry class"),
            (File: $"{module}Problems.cs", Use: "list every refusal there"),
            (File: $"Tests/Shahr.{module}.Tests.csproj", Use: "make its test project"),
        }
        where tree.Find($"src/modules/{module}/{needed.File}") is null
        select new Finding(
            $"src/modules/{module}/Shahr.{module}.csproj",
            1,
            $"{module} has no {needed.File}",
            needed.Use
        );
}
