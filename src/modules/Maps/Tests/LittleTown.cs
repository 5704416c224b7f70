using Shahr.Osm;

namespace Shahr.Maps.Tests;

/// <summary>A town of one square kilometre around 32.9 N, 53.6 E, as an .osm.pbf in memory.</summary>
internal static class LittleTown
{
    public const double Lat = 32.9;
    public const double Lon = 53.6;

    /// <summary>The town. Unordered: relations first, then ways, then nodes, each from last to first.</summary>
    /// <param name="isOrdered">As most files are, or as badly as the format allows.</param>
    /// <param name="street">Name of the main street, to tell two versions of the town apart.</param>
    public static MemoryStream File(bool isOrdered = true, string street = "خیابان سعدی")
    {
        var steps = new List<Action<OsmPbfWriter>>();
        Nodes(steps);
        Ways(steps, street);
        // A lake with an island: two half rings outside, one ring inside, roles left out.
        steps.Add(w =>
            w.WriteRelation(
                900,
                [new(OsmKind.Way, 801, "outer"), new(OsmKind.Way, 802, "outer"), new(OsmKind.Way, 803, "inner")],
                new OsmTag("type", "multipolygon"),
                new OsmTag("natural", "water"),
                new OsmTag("name", "دریاچهٔ شهر")
            )
        );
        if (!isOrdered)
            steps.Reverse();
        var stream = new MemoryStream();
        using (var writer = new OsmPbfWriter(stream, new OsmWriteOptions(Sorted: isOrdered)))
        {
            foreach (var step in steps)
                step(writer);
        }

        stream.Position = 0;
        return stream;
    }

    /// <summary>A point so many metres north and east of the middle.</summary>
    public static OsmPoint At(double north, double east) =>
        new((int)Math.Round((Lat + (north / 110_900)) * 1e7), (int)Math.Round((Lon + (east / 93_600)) * 1e7));

    private static void Nodes(List<Action<OsmPbfWriter>> steps)
    {
        Node(steps, 1, 0, 0, ("place", "town"), ("name", "شهرک"), ("name:en", "Little Town"));
        for (var i = 0; i < 11; i++)
            Node(steps, 100 + i, 0, -500 + (i * 100));
        for (var i = 0; i < 11; i++)
            Node(steps, 200 + i, -500 + (i * 100), 0);
        for (var i = 0; i < 20; i++)
        {
            Node(
                steps,
                300 + i,
                20,
                -480 + (i * 40),
                ("addr:street", "خیابان سعدی"),
                ("addr:housenumber", (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture))
            );
        }

        Node(steps, 400, 150, 150, ("amenity", "pharmacy"), ("name", "داروخانهٔ بهار"), ("name:en", "Bahar Pharmacy"));
        Node(steps, 401, 160, -450, ("amenity", "pharmacy"));
        Node(steps, 402, -200, 100, ("amenity", "hospital"), ("name", "بیمارستان امید"));
        var corners = new[] { (500L, 100.0, 100.0), (501, 100, 130), (502, 130, 130), (503, 130, 100) };
        foreach (var (id, north, east) in corners)
            Node(steps, id, north, east);
        foreach (
            var (id, north, east) in new[]
            {
                (600L, -300.0, -300.0),
                (601, -300, -100),
                (602, -100, -100),
                (603, -100, -300),
                (610, -220, -220),
                (611, -220, -180),
                (612, -180, -180),
                (613, -180, -220),
            }
        )
        {
            Node(steps, id, north, east);
        }
    }

    private static void Ways(List<Action<OsmPbfWriter>> steps, string street)
    {
        steps.Add(w =>
            w.WriteWay(
                700,
                [.. Enumerable.Range(100, 11).Select(i => (long)i)],
                new OsmTag("highway", "primary"),
                new OsmTag("name", street),
                new OsmTag("name:en", "Saadi Street")
            )
        );
        steps.Add(w =>
            w.WriteWay(
                701,
                [.. Enumerable.Range(200, 11).Select(i => (long)i)],
                new OsmTag("highway", "residential"),
                new OsmTag("name", "کوچهٔ یاس")
            )
        );
        steps.Add(w =>
            w.WriteWay(
                702,
                [500, 501, 502, 503, 500],
                new OsmTag("building", "yes"),
                new OsmTag("building:levels", "5")
            )
        );
        // A way whose last nodes the extract does not hold.
        steps.Add(w => w.WriteWay(703, [100, 101, 99_999], new OsmTag("highway", "service")));
        steps.Add(w => w.WriteWay(801, [600, 601, 602]));
        steps.Add(w => w.WriteWay(802, [600, 603, 602]));
        steps.Add(w => w.WriteWay(803, [610, 611, 612, 613, 610]));
    }

    private static void Node(
        List<Action<OsmPbfWriter>> steps,
        long id,
        double north,
        double east,
        params (string Key, string Value)[] tags
    ) => steps.Add(w => w.WriteNode(id, At(north, east), [.. tags.Select(t => new OsmTag(t.Key, t.Value))]));
}
