using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Shahr.Shape.Tests;

/// <summary>One text file of the house, read once.</summary>
internal sealed class TreeFile(string path, string text)
{
    private readonly Lazy<CompilationUnitSyntax> _syntax = new(() =>
        (CompilationUnitSyntax)
            CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview)).GetRoot()
    );

    private readonly Lazy<string[]> _lines = new(() => text.Split('\n'));

    /// <summary>From the root, with forward slashes.</summary>
    public string Path => path;

    public string Text => text;

    public string[] Lines => _lines.Value;

    public CompilationUnitSyntax Syntax => _syntax.Value;

    /// <summary>String literals of C#, also the text between the places of an interpolated one.</summary>
    public IEnumerable<SyntaxToken> Literals =>
        Syntax
            .DescendantTokens()
            .Where(t =>
                t.IsKind(SyntaxKind.StringLiteralToken)
                || t.IsKind(SyntaxKind.InterpolatedStringTextToken)
                || t.IsKind(SyntaxKind.MultiLineRawStringLiteralToken)
                || t.IsKind(SyntaxKind.SingleLineRawStringLiteralToken)
            );

    public string Name => System.IO.Path.GetFileName(path);

    public string Folder => System.IO.Path.GetDirectoryName(path)?.Replace('\\', '/') ?? "";

    public bool IsTest =>
        path.Contains("/Tests/", StringComparison.Ordinal) || path.StartsWith("tests/", StringComparison.Ordinal);

    /// <summary>The folder under <c>src/modules</c> it lies in, or null.</summary>
    public string? Module => path.Split('/') is ["src", "modules", var module, _, ..] ? module : null;

    public bool Is(params ReadOnlySpan<string> extensions)
    {
        foreach (var extension in extensions)
        {
            if (path.EndsWith(extension, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>1-based line of a character.</summary>
    public int LineAt(int position) => text.AsSpan(0, position).Count('\n') + 1;
}

/// <summary>The house as rules see it: files by path. A rule's own test gives it a small invented one.</summary>
internal sealed class Tree
{
    private static readonly string[] SkippedFolders =
    [
        "artifacts",
        "node_modules",
        "bin",
        "obj",
        "data",
        "dist",
        "results",
        ".git",
        ".vs",
        ".idea",
    ];

    private static readonly string[] TextExtensions =
    [
        ".cs",
        ".razor",
        ".ts",
        ".js",
        ".css",
        ".mjs",
        ".html",
        ".md",
        ".sql",
        ".csproj",
        ".props",
        ".targets",
        ".slnx",
        ".json",
    ];

    private readonly Dictionary<string, TreeFile> _byPath;

    private Tree(string root, IEnumerable<TreeFile> files)
    {
        Folder = root;
        Files = [.. files.OrderBy(f => f.Path, StringComparer.Ordinal)];
        _byPath = Files.ToDictionary(f => f.Path);
    }

    /// <summary>The folder of Shahr.slnx.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>This house, read once a run.</summary>
    public static Tree House { get; } = Read(Root);

    /// <summary>Where it lies on disk; empty for an invented tree.</summary>
    public string Folder { get; }

    public IReadOnlyList<TreeFile> Files { get; }

    public IEnumerable<TreeFile> CSharp => Files.Where(f => f.Is(".cs"));

    /// <summary>Folders under src/modules that hold a project.</summary>
    public IEnumerable<string> Modules =>
        Files.Where(f => f.Is(".csproj") && f.Module is not null && !f.IsTest).Select(f => f.Module ?? "").Distinct();

    public static Tree Read(string root) => new(root, ReadAll(root));

    public static Tree Of(params (string Path, string Text)[] files) =>
        new("", files.Select(f => new TreeFile(f.Path, f.Text)));

    public TreeFile? Find(string path) => _byPath.GetValueOrDefault(path);

    /// <summary>True when anything, text or not, lies at the path.</summary>
    public bool Exists(string path) =>
        _byPath.ContainsKey(path)
        || _byPath.Keys.Any(k => k.StartsWith(path.TrimEnd('/') + "/", StringComparison.Ordinal))
        || (Folder.Length > 0 && Path.Exists(Path.Join(Folder, path)));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Join(folder.FullName, "Shahr.slnx")))
                return folder.FullName;
        }

        throw new InvalidOperationException("Shahr.slnx is not above " + AppContext.BaseDirectory);
    }

    private static IEnumerable<TreeFile> ReadAll(string root)
    {
        var open = new Stack<DirectoryInfo>([new DirectoryInfo(root)]);
        while (open.TryPop(out var folder))
        {
            foreach (var inner in folder.EnumerateDirectories())
            {
                if (!SkippedFolders.Contains(inner.Name))
                    open.Push(inner);
            }

            foreach (var file in folder.EnumerateFiles())
            {
                if (!TextExtensions.Contains(file.Extension))
                    continue;
                var path = Path.GetRelativePath(root, file.FullName).Replace('\\', '/');
                yield return new TreeFile(path, File.ReadAllText(file.FullName));
            }
        }
    }
}
