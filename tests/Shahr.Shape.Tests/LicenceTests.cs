using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Shahr.Shape.Tests;

/// <summary>
/// Every package in use may be given on with the city: nothing copyleft beyond the file, nothing unknown.
/// </summary>
public sealed class LicenceTests
{
    private static readonly HashSet<string> Allowed =
    [
        "MIT",
        "MIT-0",
        "Apache-2.0",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "ISC",
        "0BSD",
        "Zlib",
        "Unlicense",
        "CC0-1.0",
        "PostgreSQL",
        "BlueOak-1.0.0",
        "Python-2.0",
        "CC-BY-4.0",
        "CC-BY-3.0",
        "OFL-1.1",
        "OFL",
        "MPL-2.0",
        "MS-PL",
        "BSL-1.0",
        "Unicode-3.0",
    ];

    private static readonly string Use = "use a package under " + string.Join(", ", Allowed);

    // These name their licence only by a file or an address inside the package; each was read.
    private static readonly Dictionary<string, string> ReadByHand = new(StringComparer.OrdinalIgnoreCase)
    {
        ["fontnik"] = "BSD-3-Clause",
    };

    [Fact]
    public void Every_nuget_package_in_use_has_an_allowed_licence()
    {
        var packages = NuGetPackages().ToList();
        Assert.SkipWhen(packages.Count == 0, "No project.assets.json under artifacts/obj: nothing was restored here.");
        var refused = packages
            .Select(p => (p.Id, p.Version, Licence: NuGetLicence(p)))
            .Where(p => !IsAllowed(p.Licence))
            .Select(p => $"Directory.Packages.props:1: {p.Id} {p.Version} is {p.Licence}, {Use}");
        Assert.True(!refused.Any(), "\n" + string.Join('\n', refused));
    }

    [Fact]
    public void Every_npm_package_in_use_has_an_allowed_licence()
    {
        var refused = new List<string>();
        foreach (var file in Tree.House.Files.Where(f => f.Name == "package-lock.json"))
        {
            using var json = JsonDocument.Parse(file.Text);
            foreach (
                var package in json.RootElement.GetProperty("packages").EnumerateObject().Where(p => p.Name.Length > 0)
            )
            {
                var id = package.Name[(package.Name.LastIndexOf("node_modules/", StringComparison.Ordinal) + 13)..];
                var licence = package.Value.TryGetProperty("license", out var given)
                    ? given.GetString() ?? ""
                    : "unknown";
                if (ReadByHand.TryGetValue(id, out var read))
                    licence = read;
                if (IsAllowed(licence))
                    continue;
                refused.Add($"{file.Path}:1: {package.Name} is {licence}, {Use}");
            }
        }

        Assert.True(refused.Count == 0, "\n" + string.Join('\n', refused));
    }

    [Theory]
    [InlineData("MIT", true)]
    [InlineData("(MIT OR GPL-3.0-only)", true)]
    [InlineData("Apache-2.0 AND AGPL-3.0-only", false)]
    [InlineData("AGPL-3.0-only", false)]
    [InlineData("GPL-2.0-only WITH Classpath-exception-2.0", false)]
    [InlineData("SEE LICENSE IN x", false)]
    [InlineData("", false)]
    public void An_expression_is_allowed_when_one_of_its_choices_is(string licence, bool allowed) =>
        Assert.Equal(allowed, IsAllowed(licence));

    private static bool IsAllowed(string expression) =>
        expression
            .Trim('(', ')')
            .Split(" OR ")
            .Any(choice => choice.Split(" AND ").All(part => Allowed.Contains(part.Trim('(', ')', ' '))));

    private static IEnumerable<(string Id, string Version, string Folder)> NuGetPackages()
    {
        var objects = Path.Join(Tree.Root, "artifacts/obj");
        if (!Directory.Exists(objects))
            return [];
        var found = new HashSet<(string, string, string)>();
        foreach (var assets in Directory.EnumerateFiles(objects, "project.assets.json", SearchOption.AllDirectories))
        {
            using var json = JsonDocument.Parse(File.ReadAllText(assets));
            var folders = json.RootElement.GetProperty("packageFolders").EnumerateObject().Select(f => f.Name).ToList();
            foreach (var library in json.RootElement.GetProperty("libraries").EnumerateObject())
            {
                if (library.Value.GetProperty("type").GetString() != "package")
                    continue;
                var path = library.Value.GetProperty("path").GetString() ?? "";
                var folder = folders.Select(f => Path.Join(f, path)).FirstOrDefault(Directory.Exists);
                if (folder is not null && library.Name.Split('/') is [var id, var version])
                    found.Add((id, version, folder));
            }
        }

        return found.OrderBy(p => p.Item1, StringComparer.Ordinal);
    }

    private static string NuGetLicence((string Id, string Version, string Folder) package)
    {
        if (ReadByHand.TryGetValue(package.Id, out var read))
            return read;
        var nuspec = Directory.EnumerateFiles(package.Folder, "*.nuspec").FirstOrDefault();
        if (nuspec is null)
            return "unknown: no nuspec";
        var metadata = XDocument.Load(nuspec).Root?.Elements().FirstOrDefault(e => e.Name.LocalName == "metadata");
        var licence = metadata?.Elements().FirstOrDefault(e => e.Name.LocalName == "license");
        if (licence?.Attribute("type")?.Value == "expression")
            return licence.Value;
        if (licence is not null)
            return FromText(Path.Join(package.Folder, licence.Value)) ?? $"a file: {licence.Value}";
        return "an address: " + metadata?.Elements().FirstOrDefault(e => e.Name.LocalName == "licenseUrl")?.Value;
    }

    private static string? FromText(string file)
    {
        if (!File.Exists(file))
            return null;
        var text = Regex.Replace(File.ReadAllText(file), @"\s+", " ");
        if (text.Contains("Permission is hereby granted, free of charge", StringComparison.Ordinal))
            return "MIT";
        if (text.Contains("Apache License Version 2.0", StringComparison.Ordinal))
            return "Apache-2.0";
        if (!text.Contains("Redistribution and use in source and binary forms", StringComparison.Ordinal))
            return null;
        return text.Contains("Neither the name", StringComparison.Ordinal) ? "BSD-3-Clause" : "BSD-2-Clause";
    }
}
