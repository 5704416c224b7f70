using System.Text.Json;

namespace Shahr.Web.Backup;

/// <summary>Names of the keys in a keys folder, without any secret: enough to say that one is missing.</summary>
internal static class KeyNames
{
    private const string RingEnd = ".ring.json";

    public static IReadOnlyList<string> In(string folder)
    {
        if (!Directory.Exists(folder))
            return [];
        var names = new List<string>();
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(folder, file);
            if (name.EndsWith(RingEnd, StringComparison.Ordinal))
                names.AddRange(Ring(file).Select(id => $"{name[..^RingEnd.Length]}/{id}"));
            else if (IsKey(name))
                names.Add(name);
        }

        return [.. names.Order(StringComparer.Ordinal)];
    }

    /// <summary>False for lock files and drafts.</summary>
    public static bool IsKey(string name) =>
        !Path.GetFileName(name).StartsWith('.') && !name.EndsWith(".new", StringComparison.Ordinal);

    private static List<string> Ring(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        return [.. json.RootElement.EnumerateArray().Select(key => key.GetProperty("Id").GetString() ?? "")];
    }
}
