using System.Globalization;
using Shahr.Kit.Values;
using Shahr.Osm;

namespace Shahr.Maps;

/// <summary>
/// What the tags of one OSM entity mean to this map: what to draw and what to find. Read once, kept without the block.
/// </summary>
internal sealed record Traits
{
    /// <summary>Area to fill, if the entity is one.</summary>
    public Drawn? Fill { get; init; }

    /// <summary>Line to draw.</summary>
    public Drawn? Stroke { get; init; }

    public bool IsBuilding { get; init; }

    public double Height { get; init; }

    public PoiKind? Poi { get; init; }

    public Settlement? Settlement { get; init; }

    public string? Name { get; init; }

    public string? NameEn { get; init; }

    /// <summary>Names in other languages and of other times, for searching only.</summary>
    public string? OtherNames { get; init; }

    public string? Ref { get; init; }

    public string? HouseNumber { get; init; }

    public string? Street { get; init; }

    public bool IsNothing =>
        Fill is null && Stroke is null && !IsBuilding && Poi is null && Settlement is null && HouseNumber is null;

    /// <summary>Reads the tags of a node, a way or a relation.</summary>
    public static Traits? Of(OsmTags tags, OsmKind kind, bool isClosed)
    {
        if (tags.Count == 0)
            return null;
        var stroke = kind == OsmKind.Way ? LineRules.Of(tags, isClosed) : null;
        var isArea = kind == OsmKind.Relation || (isClosed && stroke is null);
        var traits = new Traits
        {
            Fill = isArea ? AreaRules.Of(tags) : null,
            Stroke = stroke,
            IsBuilding = isArea && IsBuilt(tags),
            Poi = kind != OsmKind.Node && !isArea ? null : PoiKinds.Of(tags),
            Settlement = kind == OsmKind.Node ? Settlement.Of(tags) : null,
            HouseNumber = Text(tags["addr:housenumber"u8], 20),
        };
        if (traits.IsNothing)
            return null;
        var name = Text(tags["name:fa"u8] ?? tags["name"u8], 120);
        return traits with
        {
            Name = name,
            NameEn = Text(tags["name:en"u8], 120),
            OtherNames = Text(
                string.Join(' ', tags["name"u8], tags["alt_name"u8], tags["short_name"u8], tags["old_name"u8]),
                240
            ),
            Ref = Text(tags["ref"u8], 20),
            Street = Text(tags["addr:street:fa"u8] ?? tags["addr:street"u8] ?? tags["addr:place"u8], 120),
            Height = traits.IsBuilding ? HeightOf(tags) : 0,
        };
    }

    private static bool IsBuilt(OsmTags tags) => tags["building"u8] is { } value && value is not ("no" or "entrance");

    /// <summary>Metres: <c>height</c>, or levels of 3.2 m and the roof's; 0 when neither is said.</summary>
    private static double HeightOf(OsmTags tags)
    {
        if (Number(tags["height"u8] ?? tags["building:height"u8]) is { } height and > 0 and < 900)
            return height;
        if (Number(tags["building:levels"u8]) is not { } levels || levels is <= 0 or > 200)
            return 0;
        return (levels * 3.2) + ((Number(tags["roof:levels"u8]) ?? 0) is var roof and > 0 and < 20 ? roof * 2 : 0);
    }

    private static double? Number(string? text)
    {
        if (text is null)
            return null;
        var digits = PersianText.ToLatinDigits(text).Replace(',', '.').AsSpan().Trim();
        var end = 0;
        while (end < digits.Length && (char.IsAsciiDigit(digits[end]) || digits[end] == '.'))
            end++;
        return double.TryParse(digits[..end], NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;
    }

    /// <summary>Foreign text comes in at this edge: cleaned, one line, of a bearable length.</summary>
    private static string? Text(string? raw, int most)
    {
        if (string.IsNullOrWhiteSpace(raw))
            return null;
        var clean = PersianText.CleanLine(raw.Length > most * 2 ? raw[..(most * 2)] : raw);
        return clean.Length == 0 ? null
            : clean.Length > most ? clean[..most]
            : clean;
    }
}

/// <summary>How something is drawn.</summary>
internal sealed record Drawn(Layer Layer, string Kind, int MinZoom, int Rank);

/// <summary>A named settlement or quarter.</summary>
internal sealed record Settlement(string Class, int MinZoom, int Rank)
{
    public static Settlement? Of(OsmTags tags) =>
        tags["place"u8] switch
        {
            "city" => new("city", 5, 9),
            "town" => new("town", 8, 8),
            "borough" => new("borough", 10, 7),
            "suburb" => new("suburb", 11, 6),
            "village" => new("village", 11, 5),
            "quarter" => new("quarter", 12, 4),
            "neighbourhood" => new("neighbourhood", 13, 3),
            "hamlet" => new("hamlet", 13, 2),
            "square" => new("square", 14, 2),
            "isolated_dwelling" or "farm" or "locality" => new("locality", 14, 1),
            _ => null,
        };
}
