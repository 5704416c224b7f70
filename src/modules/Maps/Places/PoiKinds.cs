using System.Globalization;
using Shahr.Osm;

namespace Shahr.Maps;

/// <summary>One kind of place of interest.</summary>
internal sealed record PoiKind(string Class, int MinZoom, string Fa, string En, string OtherWords)
{
    /// <summary>The folded words by which every place of this kind is found.</summary>
    public string Words { get; } = MapText.Fold(string.Join(' ', Fa, En, OtherWords, Class.Replace('_', ' ')));
}

/// <summary>The kinds the city knows, read from <c>kinds.txt</c> beside this file.</summary>
internal static class PoiKinds
{
    private static readonly Dictionary<string, PoiKind> ByTag = Read();
    private static readonly Dictionary<string, PoiKind> ByClass = ByTag
        .Values.DistinctBy(k => k.Class)
        .ToDictionary(k => k.Class);
    private static readonly string[] Keys =
    [
        .. ByTag.Keys.Select(t => t[..t.IndexOf('=', StringComparison.Ordinal)]).Distinct(),
    ];

    /// <summary>The kind of a class as it stands in a package, or null.</summary>
    public static PoiKind? OfClass(string name) => ByClass.GetValueOrDefault(name);

    /// <summary>The first kind that the tags name, or null.</summary>
    public static PoiKind? Of(OsmTags tags)
    {
        foreach (var key in Keys)
        {
            if (tags[key] is not { } value || value is "no" or "vacant")
                continue;
            if (ByTag.TryGetValue(key + "=" + value, out var kind) || ByTag.TryGetValue(key + "=*", out kind))
                return kind;
        }

        return null;
    }

    private static Dictionary<string, PoiKind> Read()
    {
        using var stream =
            typeof(PoiKinds).Assembly.GetManifestResourceStream("kinds.txt")
            ?? throw new InvalidOperationException("kinds.txt is not embedded.");
        using var reader = new StreamReader(stream);
        var kinds = new Dictionary<string, PoiKind>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            var cells = line.Split('|');
            var tag = cells[0].Split('=');
            var name = tag[1] == "*" ? tag[0] : tag[1];
            var zoom = int.Parse(cells[1], CultureInfo.InvariantCulture);
            kinds[cells[0]] = new PoiKind(name, zoom, cells[2], cells[3], cells[4]);
        }

        return kinds;
    }
}
