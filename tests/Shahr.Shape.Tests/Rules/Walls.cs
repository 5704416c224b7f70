using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Shahr.Shape.Tests.Rules;

/// <summary>References go down the levels; a module never sees another module.</summary>
internal sealed partial class ProjectWall : Rule
{
    public override IEnumerable<Tree> Bad =>
        [
            Tree.Of(("src/modules/A/Shahr.A.csproj", """<ProjectReference Include="../B/Shahr.B.csproj" />""")),
            Tree.Of(
                (
                    "src/modules/A/Tests/Shahr.A.Tests.csproj",
                    """<ProjectReference Include="../../B/Shahr.B.csproj" />"""
                )
            ),
            Tree.Of(
                ("src/modules/A/Shahr.A.csproj", """<ProjectReference Include="../../Shahr.Web/Shahr.Web.csproj" />""")
            ),
            Tree.Of(
                (
                    "src/Shahr.Kit/Shahr.Kit.csproj",
                    """<ProjectReference Include="../Shahr.Contracts/Shahr.Contracts.csproj" />"""
                )
            ),
        ];

    public override IEnumerable<Tree> Good =>
        [
            Tree.Of(
                (
                    "src/modules/A/Tests/Shahr.A.Tests.csproj",
                    """
                    <ProjectReference Include="../Shahr.A.csproj" />
                    <ProjectReference Include="../../../../tests/Shahr.Testing/Shahr.Testing.csproj" />
                    """
                )
            ),
            Tree.Of(
                ("src/Shahr.Web/Shahr.Web.csproj", """<ProjectReference Include="../modules/B/Shahr.B.csproj" />""")
            ),
        ];

    public override IEnumerable<Finding> Look(Tree tree)
    {
        foreach (var project in tree.Files.Where(f => f.Is(".csproj")))
        {
            foreach (Match reference in Reference().Matches(project.Text))
            {
                var target = Resolve(project.Folder, reference.Groups[1].Value);
                var line = project.LineAt(reference.Index);
                if (project.Module is { } mine && ModuleOf(target) is { } theirs && mine != theirs)
                {
                    yield return new(
                        project.Path,
                        line,
                        $"{mine} refers to {theirs}",
                        "use Shahr.Contracts: ask, tell, do or show"
                    );
                }
                else if (!project.IsTest && Level(target) > Level(project.Path))
                {
                    yield return new(
                        project.Path,
                        line,
                        $"refers up to {target}",
                        "use a lower level or turn the reference round"
                    );
                }
            }
        }
    }

    private static string? ModuleOf(string path) =>
        path.Split('/') is ["src", "modules", var module, ..] ? module : null;

    private static int Level(string path) =>
        path.Split('/') switch
        {
            ["src", "Shahr.Kit" or "engines", ..] => 1,
            ["src", "Shahr.Contracts" or "Shahr.Ui", ..] => 2,
            ["src", "modules", ..] => 3,
            _ => 4,
        };

    private static string Resolve(string folder, string relative)
    {
        var parts = new List<string>(folder.Split('/'));
        foreach (var part in relative.Replace('\\', '/').Split('/'))
        {
            if (part == ".." && parts.Count > 0)
                parts.RemoveAt(parts.Count - 1);
            else if (part is not ("." or ".."))
                parts.Add(part);
        }

        return string.Join('/', parts);
    }

    [GeneratedRegex("""<ProjectReference[^>]*Include="([^"]+)""")]
    private static partial Regex Reference();
}

/// <summary>A module's tables begin with its name, and only it names them in SQL or code.</summary>
internal sealed partial class TableWall : Rule
{
    private const string Cases = "create table cases_cases (id uuid not null primary key);";

    public override IEnumerable<Tree> Bad =>
        [
            House(("src/modules/Permits/Schema/0001_permits.sql", "create table permits (id uuid);")),
            House(("src/modules/Permits/X.cs", "class X { string Sql = \"select 1 from cases_cases\"; }")),
            House(("src/modules/Permits/Schema/0002_x.sql", "create view permits_v as select * from cases_cases;")),
            House(("src/modules/Permits/X.cs", "class X { string Sql = $\"delete from kit_leases {1}\"; }")),
        ];

    public override IEnumerable<Tree> Good =>
        [
            House(
                (
                    "src/modules/Permits/X.cs",
                    "// Unlike cases_cases.\nclass X { string Sql = \"select 1 from permits_plans\"; }"
                )
            ),
            House(("src/modules/Cases/X.cs", "class X { string Sql = \"select 1 from cases_cases\"; }")),
        ];

    public override IEnumerable<Finding> Look(Tree tree)
    {
        var owners = new Dictionary<string, string>();
        foreach (var file in tree.Files.Where(f => f.Is(".sql") && Owner(f) is not null))
        {
            var prefix = Owner(file)?.ToLowerInvariant() + "_";
            foreach (Match table in CreateTable().Matches(WithoutComments(file.Text)))
            {
                var name = table.Groups[1].Value;
                owners[name] = Owner(file) ?? "";
                if (name.StartsWith(prefix, StringComparison.Ordinal))
                    continue;
                yield return new(
                    file.Path,
                    file.LineAt(file.Text.IndexOf(name, StringComparison.Ordinal)),
                    $"table {name} hides whose it is",
                    $"use {prefix}…"
                );
            }
        }

        foreach (var (file, line, word) in Words(tree))
        {
            if (!owners.TryGetValue(word, out var owner) || owner == file.Module)
                continue;
            yield return new(
                file.Path,
                line,
                $"{word} is a table of {owner}",
                "use an interface or an event of Shahr.Contracts (or Kit's own class)"
            );
        }
    }

    private static string? Owner(TreeFile file) =>
        file.Module ?? (file.Path.StartsWith("src/Shahr.Kit/", StringComparison.Ordinal) ? "Kit" : null);

    private static IEnumerable<(TreeFile File, int Line, string Word)> Words(Tree tree)
    {
        foreach (var file in tree.Files.Where(f => f.Module is not null && !f.IsTest))
        {
            if (file.Is(".sql"))
            {
                var text = WithoutComments(file.Text);
                foreach (Match word in Word().Matches(text))
                    yield return (file, file.LineAt(word.Index), word.Value);
            }
            else if (file.Is(".cs"))
            {
                foreach (var literal in file.Literals)
                {
                    foreach (Match word in Word().Matches(literal.Text))
                    {
                        yield return (file, file.LineAt(literal.SpanStart + word.Index), word.Value);
                    }
                }
            }
        }
    }

    // Same length, so that line numbers stay.
    private static string WithoutComments(string sql) => Comment().Replace(sql, m => new string(' ', m.Length));

    private static Tree House((string Path, string Text) file) =>
        Tree.Of(
            ("src/modules/Cases/Schema/0001_cases.sql", Cases),
            ("src/Shahr.Kit/Schema/0001_kit.sql", "create table kit_leases (name text);"),
            ("src/modules/Permits/Schema/0000_p.sql", "create table permits_plans (id uuid);"),
            file
        );

    [GeneratedRegex(@"create\s+table\s+(?:if\s+not\s+exists\s+)?(\w+)", RegexOptions.IgnoreCase)]
    private static partial Regex CreateTable();

    [GeneratedRegex(@"\b[a-z]+_\w+\b")]
    private static partial Regex Word();

    [GeneratedRegex("--[^\n]*")]
    private static partial Regex Comment();
}

/// <summary>No file of a module names another module's namespace.</summary>
internal sealed class NamespaceWall : Rule
{
    public override IEnumerable<Tree> Bad =>
        [
            House(("src/modules/A/X.cs", "using Shahr.B;\nnamespace Shahr.A;\nclass X;")),
            House(("src/modules/A/X.cs", "namespace Shahr.A;\nclass X { object Y => new Shahr.B.Thing(); }")),
            House(("src/modules/A/_Imports.razor", "@using Shahr.B")),
        ];

    public override IEnumerable<Tree> Good =>
        [House(("src/modules/A/X.cs", "using Shahr.Contracts;\nusing Shahr.Build;\nnamespace Shahr.A;\nclass X;"))];

    public override IEnumerable<Finding> Look(Tree tree)
    {
        var modules = tree.Modules.ToList();
        foreach (var file in tree.Files.Where(f => f.Module is not null && f.Is(".cs", ".razor")))
        {
            var others = modules.Where(m => m != file.Module).Select(m => "Shahr." + m).ToList();
            foreach (var (index, line) in file.Lines.Index())
            {
                if (
                    others.FirstOrDefault(other => Regex.IsMatch(line, Regex.Escape(other) + @"(?!\w)"))
                    is not { } named
                )
                    continue;
                yield return new(file.Path, index + 1, $"names {named}", "use Shahr.Contracts");
            }
        }
    }

    private static Tree House((string Path, string Text) file) =>
        Tree.Of(("src/modules/A/Shahr.A.csproj", ""), ("src/modules/B/Shahr.B.csproj", ""), file);
}

/// <summary>A project opens its inside to its own tests only (the web also to the testing house).</summary>
internal sealed partial class FriendWall : Rule
{
    public override IEnumerable<Tree> Bad =>
        [
            Tree.Of(("src/modules/A/Shahr.A.csproj", """<InternalsVisibleTo Include="Shahr.B" />""")),
            Tree.Of(
                ("src/modules/A/X.cs", "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Shahr.B\")]")
            ),
        ];

    public override IEnumerable<Tree> Good =>
        [Tree.Of(("src/modules/A/Shahr.A.csproj", """<InternalsVisibleTo Include="Shahr.A.Tests" />"""))];

    public override IEnumerable<Finding> Look(Tree tree)
    {
        foreach (var project in tree.Files.Where(f => f.Is(".csproj")))
        {
            var mine = project.Name[..^".csproj".Length];
            foreach (Match friend in Friend().Matches(project.Text))
            {
                var name = friend.Groups[1].Value;
                if (name == mine + ".Tests" || (mine == "Shahr.Web" && name == "Shahr.Testing"))
                    continue;
                yield return new(
                    project.Path,
                    project.LineAt(friend.Index),
                    $"opens its inside to {name}",
                    "make what is needed public or move it to Contracts"
                );
            }
        }

        foreach (var file in tree.CSharp)
        {
            var friends = file
                .Syntax.AttributeLists.SelectMany(l => l.Attributes)
                .Where(a => a.Name.ToString().Contains("InternalsVisibleTo", StringComparison.Ordinal));
            foreach (AttributeSyntax friend in friends)
            {
                yield return new(
                    file.Path,
                    file.LineAt(friend.SpanStart),
                    "opens its inside in code",
                    "use the project file, for its own tests"
                );
            }
        }
    }

    [GeneratedRegex("""<InternalsVisibleTo[^>]*Include="([^"]+)""")]
    private static partial Regex Friend();
}
