using System.Globalization;
using Shahr.Osm;

namespace Shahr.CityGenerator;

/// <summary>Turns a plan into OSM entities. Ids begin at 1 and rise in the order things are drawn.</summary>
internal sealed class CityFile(CityPlan plan)
{
    // An empty plain east of Isfahan; a degree of latitude is 110.9 km there and one of longitude 93.6 km.
    private const double Lat0 = 32.9,
        Lon0 = 53.6,
        LatMetres = 110_906,
        LonMetres = 93_560;

    private readonly List<(OsmPoint Point, OsmTag[] Tags)> _nodes = [];
    private readonly List<(long[] Refs, OsmTag[] Tags)> _ways = [];
    private readonly List<(OsmMember[] Members, OsmTag[] Tags)> _relations = [];

    public void Write(Stream stream, bool compress)
    {
        Water();
        var knots = new long?[plan.Network.Knots.Count];
        foreach (var run in StreetRuns.Of(plan.Network))
            _ways.Add(([.. run.Knots.Select(k => knots[k] ??= Node(plan.Network.Knots[k]))], StreetTags(run)));
        foreach (var landmark in plan.Landmarks)
            Public(landmark);
        foreach (var (house, _) in plan.Houses)
            House(house);
        foreach (var (point, tags) in StreetFurniture.Of(plan))
            Node(point, tags);
        Node(
            default,
            [
                .. Called(new Name("شهر نمونه", "Shahr-e Nemouneh")),
                new("place", "town"),
                new("population", Number(plan.People)),
            ]
        );
        Save(stream, compress);
    }

    private void Water()
    {
        Vec[] ring = [.. plan.Layout.Bank(-1), .. plan.Layout.Bank(1).Reverse()];
        var name = Called(new Name("سیمین‌رود", "Siminroud"));
        Area(ring, [.. name, new("natural", "water"), new("water", "river")]);
        _ways.Add(([.. plan.Layout.River.Select(p => Node(p))], [.. name, new("waterway", "river")]));
        Area([.. plan.Layout.Ring(inner: false, 48).Skip(1)], [new("landuse", "residential")]);
    }

    private static OsmTag[] StreetTags(StreetRun run)
    {
        var street = run.Street;
        var (highway, lanes, speed) = street.Kind switch
        {
            StreetKind.Boulevard => ("primary", 3, 60),
            StreetKind.Ring => ("primary", 4, 70),
            StreetKind.InnerRing => ("secondary", 2, 50),
            StreetKind.Roundabout => ("primary", 3, 40),
            StreetKind.Collector => ("tertiary", 2, 40),
            StreetKind.Residential => ("residential", 2, 30),
            StreetKind.Bazaar => ("pedestrian", 0, 0),
            _ => run.IsOpenToCars ? ("living_street", 1, 20) : ("footway", 0, 0),
        };
        var tags = new List<OsmTag>(Called(street.Name)) { new("highway", highway) };
        if (lanes > 0)
            tags.AddRange([new("lanes", Number(lanes)), new("maxspeed", Number(speed)), new("surface", "asphalt")]);
        if (street.Kind is not (StreetKind.Alley or StreetKind.Bazaar))
            tags.Add(new("lit", "yes"));
        if (street.Kind == StreetKind.Roundabout)
            tags.Add(new("junction", "roundabout"));
        if (street.IsOneWay)
            tags.Add(new("oneway", "yes"));
        if (street.Kind == StreetKind.Bazaar)
            tags.AddRange([new("covered", "yes"), new("surface", "paving_stones")]);
        if (run.IsBridge)
            tags.AddRange([new("bridge", "yes"), new("layer", "1")]);
        return [.. tags];
    }

    private void Public(Landmark landmark)
    {
        OsmTag[] what = [.. Called(landmark.Name), new(landmark.Key, landmark.Value)];
        if (landmark.Value == "place_of_worship")
            what = [.. what, new("religion", "muslim")];
        if (landmark.Pond is { } pond)
        {
            var outer = Area(landmark.Plot, []);
            var inner = Area([.. pond], [new("natural", "water"), new("water", "pond")]);
            _relations.Add(
                (
                    [new(OsmKind.Way, outer, "outer"), new(OsmKind.Way, inner, "inner")],
                    [.. what, new("type", "multipolygon")]
                )
            );
            return;
        }
        Area(landmark.Plot, what);
        var kind = landmark.Value switch
        {
            "hospital" or "school" or "fire_station" => landmark.Value,
            "place_of_worship" => "mosque",
            "sports_centre" => "sports_hall",
            "townhall" or "police" => "government",
            _ => "public",
        };
        foreach (var shape in landmark.Houses)
            Area(shape, [new("building", kind), .. Heights(landmark.Levels, kind == "mosque" ? 9 : 3.6)]);
    }

    private void House(Building house) =>
        Area(
            house.Shape,
            [
                new("building", house.Kind),
                .. Heights(house.Levels, 3.2),
                new("addr:city", "شهر نمونه"),
                new("addr:street", house.Street.Fa),
                new("addr:street:en", house.Street.En),
                new("addr:housenumber", Number(house.Number)),
                new("addr:postcode", house.Postcode),
            ]
        );

    private static OsmTag[] Heights(int levels, double each) =>
        [
            new("building:levels", Number(levels)),
            new("height", (levels * each + 0.6).ToString("0.0", CultureInfo.InvariantCulture)),
        ];

    internal static OsmTag[] Called(Name name) =>
        [new("name", name.Fa), new("name:fa", name.Fa), new("name:en", name.En)];

    internal static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private long Area(Vec[] ring, OsmTag[] tags)
    {
        var refs = new long[ring.Length + 1];
        for (var i = 0; i < ring.Length; i++)
            refs[i] = Node(ring[i]);
        refs[^1] = refs[0];
        _ways.Add((refs, tags));
        return _ways.Count;
    }

    private long Node(Vec place, params OsmTag[] tags)
    {
        var lat = (int)Math.Round((Lat0 + place.Y / LatMetres) * 1e7);
        var lon = (int)Math.Round((Lon0 + place.X / LonMetres) * 1e7);
        _nodes.Add((new OsmPoint(lat, lon), tags));
        return _nodes.Count;
    }

    private void Save(Stream stream, bool compress)
    {
        var bounds = new OsmBounds(
            _nodes.Min(n => n.Point.Lat),
            _nodes.Min(n => n.Point.Lon),
            _nodes.Max(n => n.Point.Lat),
            _nodes.Max(n => n.Point.Lon)
        );
        using var writer = new OsmPbfWriter(
            stream,
            new OsmWriteOptions(bounds, "Shahr.CityGenerator", Sorted: true, compress)
        );
        for (var i = 0; i < _nodes.Count; i++)
            writer.WriteNode(i + 1, _nodes[i].Point, _nodes[i].Tags);
        for (var i = 0; i < _ways.Count; i++)
            writer.WriteWay(i + 1, _ways[i].Refs, _ways[i].Tags);
        for (var i = 0; i < _relations.Count; i++)
            writer.WriteRelation(i + 1, _relations[i].Members, _relations[i].Tags);
    }
}
