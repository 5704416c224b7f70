using Shahr.Osm;

namespace Shahr.Maps;

/// <summary>Which areas are filled. The first zoom follows from their size, see <see cref="MapDraft"/>.</summary>
internal static class AreaRules
{
    public static Drawn? Of(OsmTags tags)
    {
        if (IsWater(tags))
            return new(Layer.Water, "water", 5, 80);
        var kind =
            Natural(tags["natural"u8])
            ?? Leisure(tags["leisure"u8])
            ?? LandUse(tags["landuse"u8])
            ?? Grounds(tags["amenity"u8])
            ?? Paved(tags);
        return kind is null ? null : new(Layer.Landuse, kind, 7, RankOf(kind));
    }

    /// <summary>Built-up ground lies under everything, greens over it, pitches and squares on top.</summary>
    internal static int RankOf(string kind) =>
        kind switch
        {
            "residential" or "commercial" or "industrial" or "farmland" => 1,
            "forest" or "meadow" or "school" or "hospital" or "cemetery" or "sand" => 2,
            "park" or "grass" or "garden" => 3,
            _ => 4,
        };

    private static bool IsWater(OsmTags tags) =>
        tags["natural"u8] is "water" or "bay"
        || tags["waterway"u8] is "riverbank" or "dock"
        || tags["landuse"u8] is "reservoir" or "basin"
        || tags["leisure"u8] is "swimming_pool";

    private static string? Natural(string? value) =>
        value switch
        {
            "wood" => "forest",
            "scrub" or "heath" or "grassland" or "fell" or "wetland" => "meadow",
            "sand" or "beach" or "bare_rock" or "scree" => "sand",
            _ => null,
        };

    private static string? Leisure(string? value) =>
        value switch
        {
            "park" or "nature_reserve" or "common" or "dog_park" => "park",
            "garden" => "garden",
            "golf_course" => "grass",
            "pitch" or "stadium" or "sports_centre" or "track" => "pitch",
            "playground" => "playground",
            _ => null,
        };

    private static string? LandUse(string? value) =>
        value switch
        {
            "residential" => "residential",
            "retail" or "commercial" => "commercial",
            "industrial"
            or "railway"
            or "port"
            or "quarry"
            or "landfill"
            or "garages"
            or "construction"
            or "brownfield" => "industrial",
            "forest" => "forest",
            "grass" or "village_green" or "recreation_ground" or "greenfield" => "grass",
            "meadow" or "orchard" or "vineyard" or "plant_nursery" => "meadow",
            "allotments" => "garden",
            "farmland" or "farm" or "farmyard" or "greenhouse_horticulture" => "farmland",
            "cemetery" => "cemetery",
            _ => null,
        };

    private static string? Grounds(string? value) =>
        value switch
        {
            "school" or "university" or "college" or "kindergarten" => "school",
            "hospital" => "hospital",
            "grave_yard" => "cemetery",
            "parking" => "parking",
            "marketplace" => "square",
            _ => null,
        };

    private static string? Paved(OsmTags tags) =>
        tags["place"u8] is "square" ? "square"
        : tags["highway"u8] is "pedestrian" or "footway" && tags.Is("area"u8, "yes"u8) ? "square"
        : null;
}
