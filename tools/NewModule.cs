// dotnet run tools/NewModule.cs Parking [پارکینگ]
// Makes src/modules/Parking from tools/module: one slice with page, schema, refusals, test and README, listed in
// Shahr.slnx, in Shahr.Web's references and in its list of modules. The result builds and its test passes.
#:property RestorePackagesWithLockFile=false
using System.Text;
using System.Text.RegularExpressions;

if (args is not [var name, ..] || !Regex.IsMatch(name, "^[A-Z][a-z]+[A-Za-z0-9]*$"))
{
    Console.Error.WriteLine("Usage: dotnet run tools/NewModule.cs NAME [PERSIAN NAME], NAME like Parking");
    return 2;
}

var root = FindRoot(Environment.CurrentDirectory);
if (root is null)
{
    Console.Error.WriteLine("Shahr.slnx is not above this folder; run it inside the project.");
    return 2;
}

var lower = name.ToLowerInvariant();
var persian = args.Length > 1 ? args[1] : name;
var home = Path.Join(root, "src/modules", name);
var taken = Directory
    .EnumerateDirectories(Path.Join(root, "src/modules"))
    .Select(Path.GetFileName)
    .FirstOrDefault(m => string.Equals(m, name, StringComparison.OrdinalIgnoreCase));
if (taken is not null)
{
    Console.Error.WriteLine($"src/modules/{taken} is already there.");
    return 2;
}

var template = Path.Join(root, "tools/module");
foreach (var file in Directory.EnumerateFiles(template, "*.txt", SearchOption.AllDirectories))
{
    var target = Path.Join(home, Fill(Path.GetRelativePath(template, file))[..^".txt".Length]);
    Directory.CreateDirectory(Path.GetDirectoryName(target) ?? home);
    File.WriteAllText(target, Fill(File.ReadAllText(file)), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
}

Edit(
    "Shahr.slnx",
    text =>
        InsertBefore(
            text,
            "  </Folder>",
            after: "<Folder Name=\"/3 modules/\">",
            $"    <Project Path=\"src/modules/{name}/Shahr.{name}.csproj\" />\n"
                + $"    <Project Path=\"src/modules/{name}/Tests/Shahr.{name}.Tests.csproj\" />\n"
        )
);
Edit(
    "src/Shahr.Web/Shahr.Web.csproj",
    text =>
        InsertBefore(
            text,
            "  </ItemGroup>",
            after: "<ProjectReference ",
            $"    <ProjectReference Include=\"../modules/{name}/Shahr.{name}.csproj\" />\n"
        )
);
Edit(
    "src/Shahr.Web/Host/CityModules.cs",
    text =>
        InsertBefore(
            SortUsings($"using Shahr.{name};\n" + text),
            "        ];",
            after: "Open(",
            $"            new {name}Module(),\n"
        )
);
Console.WriteLine($"src/modules/{name} is there. Its test: ./test {lower}. Next steps stand in its README.");
return 0;

string Fill(string text) =>
    text.Replace("__Name__", name, StringComparison.Ordinal)
        .Replace("__name__", lower, StringComparison.Ordinal)
        .Replace("__fa__", persian, StringComparison.Ordinal);

void Edit(string path, Func<string, string> change)
{
    var file = Path.Join(root, path);
    File.WriteAllText(file, change(File.ReadAllText(file)));
}

static string InsertBefore(string text, string mark, string after, string line)
{
    var start = text.IndexOf(after, StringComparison.Ordinal);
    var at = start < 0 ? -1 : text.IndexOf(mark, start, StringComparison.Ordinal);
    if (at < 0)
        throw new InvalidOperationException($"\"{mark}\" after \"{after}\" was not found; add by hand: {line}");
    return text.Insert(at, line);
}

static string SortUsings(string text)
{
    var lines = text.Split('\n');
    var usings = lines.TakeWhile(l => l.StartsWith("using ", StringComparison.Ordinal)).ToList();
    var sorted = usings.Distinct().OrderBy(u => u.TrimEnd(';'), StringComparer.Ordinal);
    return string.Join('\n', sorted.Concat(lines.Skip(usings.Count)));
}

static string? FindRoot(string from)
{
    for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
    {
        if (File.Exists(Path.Join(folder.FullName, "Shahr.slnx")))
            return folder.FullName;
    }

    return null;
}
