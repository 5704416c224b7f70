using Shahr.Osm;

namespace Shahr.Maps;

/// <summary>Which lines are drawn, from which zoom, and how important they are.</summary>
internal static class LineRules
{
    public static Drawn? Of(OsmTags tags, bool isClosed)
    {
        if (tags["highway"u8] is { } highway)
        {
            return isClosed && tags.Is("area"u8, "yes"u8) ? null : Road(highway);
        }

        if (tags["railway"u8] is { } railway)
            return Rail(railway, tags.Has("service"u8));
        if (tags["waterway"u8] is { } waterway)
            return Water(waterway);
        return tags["aeroway"u8] is "runway" or "taxiway" ? new(Layer.Roads, "runway", 12, 50) : null;
    }

    private static Drawn? Road(string highway) =>
        highway switch
        {
            "motorway" => new(Layer.Roads, highway, 6, 100),
            "trunk" => new(Layer.Roads, highway, 7, 95),
            "primary" => new(Layer.Roads, highway, 8, 90),
            "secondary" => new(Layer.Roads, highway, 10, 80),
            "motorway_link" or "trunk_link" or "primary_link" or "secondary_link" => new(
                Layer.Roads,
                highway[..^5],
                12,
                70
            ),
            "tertiary" or "tertiary_link" => new(Layer.Roads, "tertiary", 11, 65),
            "unclassified" or "residential" or "living_street" or "road" or "busway" => new(
                Layer.Roads,
                highway,
                12,
                50
            ),
            "pedestrian" => new(Layer.Roads, highway, 13, 45),
            "service" => new(Layer.Roads, highway, 14, 20),
            "track" or "bridleway" => new(Layer.Roads, "track", 14, 15),
            "footway" or "path" or "steps" or "cycleway" or "corridor" => new(Layer.Roads, highway, 14, 10),
            _ => null,
        };

    private static Drawn? Rail(string railway, bool isSiding) =>
        railway switch
        {
            "rail" => new(Layer.Roads, "rail", isSiding ? 14 : 10, isSiding ? 20 : 60),
            "light_rail" or "subway" or "narrow_gauge" or "funicular" or "monorail" => new(Layer.Roads, "rail", 12, 55),
            "tram" => new(Layer.Roads, "tram", 14, 30),
            _ => null,
        };

    private static Drawn? Water(string waterway) =>
        waterway switch
        {
            "river" => new(Layer.Water, waterway, 8, 90),
            "canal" => new(Layer.Water, waterway, 11, 70),
            "stream" => new(Layer.Water, waterway, 13, 40),
            "drain" or "ditch" => new(Layer.Water, waterway, 15, 10),
            _ => null,
        };
}
