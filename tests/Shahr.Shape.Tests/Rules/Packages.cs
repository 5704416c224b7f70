using System.Text.RegularExpressions;

namespace Shahr.Shape.Tests.Rules;

/// <summary>Every package is pinned exactly, in one place, and used.</summary>
internal sealed partial class PinnedPackages : Rule
{
    private const string Pins = "Directory.Packages.props";

    public override IEnumerable<Tree> Bad =>
        [
            Tree.Of(
                (Pins, """<PackageVersion Include="A" Version="1.2.*" />"""),
                ("src/A.csproj", """<PackageReference Include="A" />""")
            ),
            Tree.Of(
                (Pins, """<PackageVersion Include="A" Version="[1.0,2.0)" />"""),
                ("src/A.csproj", """<PackageReference Include="A" />""")
            ),
            Tree.Of(
                (Pins, """<PackageVersion Include="A" Version="1.2.3" />"""),
                ("src/A.csproj", """<PackageReference Include="A" Version="1.2.3" />""")
            ),
            Tree.Of((Pins, ""), ("src/A.csproj", """<PackageReference Include="A" />""")),
            Tree.Of(
                (Pins, """<PackageVersion Include="A" Version="1.2.3" />"""),
                ("tools/A.cs", "#:package A@1.*\nclass A;")
            ),
            Tree.Of((Pins, ""), ("web/package.json", """{ "dependencies": { "a": "^1.2.3" } }""")),
        ];

    public override IEnumerable<Tree> Good =>
        [
            Tree.Of(
                (Pins, """<PackageVersion Include="A" Version="1.2.3-beta.1" />"""),
                ("src/A.csproj", """<PackageReference Include="A" />"""),
                ("web/package.json", """{ "scripts": { "b": "^x" }, "dependencies": { "a": "1.2.3" } }""")
            ),
        ];

    public override IEnumerable<Finding> Look(Tree tree)
    {
        var pins = tree.Find(Pins);
        var pinned = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (Match pin in Pin().Matches(pins?.Text ?? ""))
        {
            pinned.Add(pin.Groups[1].Value);
            if (!Exact().IsMatch(pin.Groups[2].Value))
                yield return new(
                    Pins,
                    pins?.LineAt(pin.Index) ?? 1,
                    $"{pin.Groups[1].Value} floats ({pin.Groups[2].Value})",
                    "pin one exact version"
                );
        }

        foreach (var project in tree.Files.Where(f => f.Is(".csproj", ".props", ".targets") && f.Path != Pins))
        {
            foreach (Match reference in Reference().Matches(project.Text))
            {
                var line = project.LineAt(reference.Index);
                if (reference.Value.Contains("Version", StringComparison.Ordinal))
                    yield return new(project.Path, line, "a version beside the reference", $"pin it in {Pins}");
                else if (!pinned.Contains(reference.Groups[1].Value))
                    yield return new(
                        project.Path,
                        line,
                        $"{reference.Groups[1].Value} has no pin",
                        $"pin it in {Pins}"
                    );
            }
        }

        foreach (var file in tree.CSharp)
        {
            foreach (Match package in FilePackage().Matches(file.Text).Where(m => !Exact().IsMatch(m.Groups[2].Value)))
            {
                yield return new(
                    file.Path,
                    file.LineAt(package.Index),
                    $"{package.Groups[1].Value} floats",
                    "pin one exact version"
                );
            }
        }

        foreach (var manifest in tree.Files.Where(f => f.Name == "package.json"))
        {
            foreach (Match section in NpmSection().Matches(manifest.Text))
            {
                foreach (
                    Match entry in NpmEntry().Matches(section.Value).Where(e => !Exact().IsMatch(e.Groups[2].Value))
                )
                {
                    yield return new(
                        manifest.Path,
                        manifest.LineAt(section.Index + entry.Index),
                        $"{entry.Groups[1].Value} floats ({entry.Groups[2].Value})",
                        "pin one exact version"
                    );
                }
            }
        }
    }

    [GeneratedRegex("""<PackageVersion\s+Include="([^"]+)"\s+Version="([^"]*)""")]
    private static partial Regex Pin();

    [GeneratedRegex("""<PackageReference\s+(?:Include|Update)="([^"]+)"[^>]*>""")]
    private static partial Regex Reference();

    [GeneratedRegex(@"^\d+(\.\d+){1,3}(-[0-9A-Za-z.-]+)?$")]
    private static partial Regex Exact();

    [GeneratedRegex(@"^#:package\s+([^@\s]+)@?(\S*)", RegexOptions.Multiline)]
    private static partial Regex FilePackage();

    [GeneratedRegex("\"(dev|peer|optional)?[dD]ependencies\"\\s*:\\s*\\{[^}]*\\}")]
    private static partial Regex NpmSection();

    [GeneratedRegex("\"([^\"]+)\"\\s*:\\s*\"([^\"]+)\"")]
    private static partial Regex NpmEntry();
}

/// <summary>What was tested is what is built: a lock file beside every project and every package.json.</summary>
internal sealed class LockedPackages : Rule
{
    public override IEnumerable<Tree> Bad =>
        [
            Tree.Of(("web/package.json", "{}")),
            Tree.Of(("Directory.Build.props", "<Project />"), ("src/A/A.csproj", "")),
            Tree.Of(("web/package-lock.json", """{ "resolved": "https://registry.example/a.tgz" }""")),
        ];

    public override IEnumerable<Tree> Good =>
        [
            Tree.Of(("web/package.json", "{}"), ("web/package-lock.json", "{}")),
            Tree.Of(
                ("Directory.Build.props", "<RestorePackagesWithLockFile>true</RestorePackagesWithLockFile>"),
                ("src/A/A.csproj", ""),
                ("src/A/packages.lock.json", "{}")
            ),
        ];

    public override IEnumerable<Finding> Look(Tree tree)
    {
        foreach (var manifest in tree.Files.Where(f => f.Name == "package.json"))
        {
            if (tree.Find(manifest.Folder + "/package-lock.json") is null)
                yield return new(manifest.Path, 1, "no lock file", "run npm install and commit package-lock.json");
        }

        foreach (var locked in tree.Files.Where(f => f.Name is "package-lock.json" or "packages.lock.json"))
        {
            var host = locked.Text.IndexOf("\"resolved\": \"http", StringComparison.Ordinal);
            if (host >= 0)
                yield return new(
                    locked.Path,
                    locked.LineAt(host),
                    "a registry's address",
                    "lock the version and its hash only (npm: omit-lockfile-registry-resolved)"
                );
        }

        if (tree.Find("Directory.Build.props") is not { } props)
            yield break;
        if (!props.Text.Contains("<RestorePackagesWithLockFile>true<", StringComparison.Ordinal))
        {
            yield return new(
                props.Path,
                1,
                "NuGet restores without lock files",
                "set RestorePackagesWithLockFile and commit packages.lock.json"
            );
            yield break;
        }

        foreach (
            var project in tree.Files.Where(f => f.Is(".csproj") && tree.Find(f.Folder + "/packages.lock.json") is null)
        )
        {
            yield return new(project.Path, 1, "no lock file", "run dotnet restore and commit packages.lock.json");
        }
    }
}

/// <summary>Every project is in Shahr.slnx, and nothing else is.</summary>
internal sealed partial class SolutionIsComplete : Rule
{
    public override IEnumerable<Tree> Bad =>
        [
            Tree.Of(("Shahr.slnx", "<Solution/>"), ("src/A/A.csproj", "")),
            Tree.Of(("Shahr.slnx", """<Project Path="src/B/B.csproj" />""")),
        ];

    public override IEnumerable<Tree> Good =>
        [Tree.Of(("Shahr.slnx", """<Project Path="src/A/A.csproj" />"""), ("src/A/A.csproj", ""))];

    public override IEnumerable<Finding> Look(Tree tree)
    {
        if (tree.Find("Shahr.slnx") is not { } solution)
            yield break;
        var listed = Project().Matches(solution.Text).Select(m => m.Groups[1].Value).ToHashSet();
        foreach (var project in tree.Files.Where(f => f.Is(".csproj") && !listed.Contains(f.Path)))
            yield return new(project.Path, 1, "not in Shahr.slnx", "add it to its level's folder");
        foreach (var path in listed.Where(p => tree.Find(p) is null))
            yield return new(solution.Path, 1, $"{path} does not exist", "take the line out");
    }

    [GeneratedRegex("<Project Path=\"([^\"]+)\"")]
    private static partial Regex Project();
}
