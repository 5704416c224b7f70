using Shahr.Shape.Tests.Rules;

namespace Shahr.Shape.Tests;

public sealed class HouseTests
{
    private static readonly Rule[] All =
    [
        new ProjectWall(),
        new TableWall(),
        new NamespaceWall(),
        new FriendWall(),
        new FileLength(),
        new LineLength(),
        new FunctionLength(),
        new FolderDepth(),
        new SliceHasTest(),
        new GetWritesNothing(),
        new ModuleIsFurnished(),
        new RefusalHasSentence(),
        new RefusalIsListed(),
        new NoExternalRequest(),
        new LogicalCss(),
        new ClassHasStyle(),
        new PlainNames(),
        new NoLooseEnds(),
        new NoDeadCode(),
        new ContractsAreThin(),
        new DocsAreWhole(),
        new PinnedPackages(),
        new LockedPackages(),
        new SolutionIsComplete(),
    ];

    internal static IReadOnlyList<Rule> Rules => All;

    public static TheoryData<string> Names => [.. All.Select(r => r.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_house_keeps(string rule)
    {
        var ratchet = Ratchet.Read(File.ReadAllText(Path.Join(Tree.Root, Ratchet.File)));
        var lines = ratchet.Judge(rule, [.. Find(rule).Look(Tree.House)]);
        Assert.True(lines.Count == 0, "\n" + string.Join('\n', lines));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_bad_example_is_found_and_each_good_one_passes(string name)
    {
        var rule = Find(name);
        Assert.NotEmpty(rule.Bad);
        foreach (var bad in rule.Bad)
            Assert.True(rule.Look(bad).Any(), $"{name} did not see {Show(bad)}");
        foreach (var good in rule.Good)
        {
            var findings = rule.Look(good).ToList();
            Assert.True(findings.Count == 0, $"{name} complains without cause: {string.Join('\n', findings)}");
        }
    }

    [Fact]
    public void Every_rule_class_is_in_the_list_and_every_listed_breach_names_a_rule()
    {
        var classes = typeof(Rule)
            .Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(Rule)) && !t.IsAbstract)
            .Select(t => t.Name);
        Assert.Equal(classes.Order(), All.Select(r => r.Name).Order());
        var listed = File.ReadLines(Path.Join(Tree.Root, Ratchet.File))
            .Where(l => l.Length > 0 && l[0] != '#')
            .Select(l => l.Split(' ')[0]);
        Assert.Subset(All.Select(r => r.Name).ToHashSet(), listed.ToHashSet());
    }

    [Fact]
    public void The_ratchet_lets_listed_breaches_pass_and_fails_on_more_and_on_fewer()
    {
        var ratchet = Ratchet.Read("# why\nLineLength src/a.cs 2\n");
        Finding[] two = [new("src/a.cs", 1, "long", "break"), new("src/a.cs", 2, "long", "break")];
        Assert.Empty(ratchet.Judge("LineLength", two));
        Assert.Equal(3, ratchet.Judge("LineLength", [.. two, two[0]]).Count);
        Assert.Contains("write 1", Assert.Single(ratchet.Judge("LineLength", two[..1])), StringComparison.Ordinal);
        Assert.Contains("take the line out", Assert.Single(ratchet.Judge("LineLength", [])), StringComparison.Ordinal);
        Assert.Single(ratchet.Judge("LineLength", [.. two, new("src/b.cs", 7, "long", "break")]));

        var house = Ratchet.Read("LineLength * 2");
        Assert.Empty(house.Judge("LineLength", two));
        Assert.NotEmpty(house.Judge("LineLength", [.. two, new("src/b.cs", 7, "long", "break")]));
        Assert.Contains("write 1", Assert.Single(house.Judge("LineLength", two[..1])), StringComparison.Ordinal);
    }

    /// <summary>
    /// Not a test: <c>SHAHR_RATCHET=lower</c> writes ratchet.txt down to what is found now, <c>take</c> also takes new
    /// breaches in (only for a new rule). Run with <c>-explicit only</c>.
    /// </summary>
    [Fact(Explicit = true)]
    public void Write_the_ratchet()
    {
        var mode = Environment.GetEnvironmentVariable("SHAHR_RATCHET");
        Assert.SkipUnless(mode is "lower" or "take", "SHAHR_RATCHET is not set.");
        var file = Path.Join(Tree.Root, Ratchet.File);
        var text = File.ReadAllText(file);
        var ratchet = Ratchet.Read(text);
        var lines =
            from rule in All
            from inFile in rule.Look(Tree.House).GroupBy(f => ratchet.PlaceOf(rule.Name, f.Path))
            let listed = ratchet.Allowed(rule.Name, inFile.Key)
            let now = mode == "take" ? inFile.Count() : Math.Min(listed, inFile.Count())
            where now > 0
            orderby rule.Name, inFile.Key
            select $"{rule.Name} {inFile.Key} {now}";
        var head = text.Split('\n').Where(l => l.StartsWith('#'));
        File.WriteAllText(file, string.Join('\n', head.Concat(lines)) + "\n");
    }

    private static Rule Find(string name) => All.Single(r => r.Name == name);

    private static string Show(Tree tree) => string.Join('\n', tree.Files.Select(f => f.Path + ":\n" + f.Text));
}
