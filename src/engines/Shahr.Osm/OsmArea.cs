namespace Shahr.Osm;

/// <summary>A closed line: its first point is also its last. Nodes missing from the file are left out.</summary>
public sealed record OsmRing(OsmPoint[] Points)
{
    /// <summary>
    /// Twice the enclosed area in squared ten-millionths of a degree; positive when counter-clockwise.
    /// </summary>
    public double SignedArea
    {
        get
        {
            double sum = 0;
            for (var i = 1; i < Points.Length; i++)
            {
                // Measured from the first point, so that small areas far from (0, 0) keep their digits.
                var (first, a, b) = (Points[0], Points[i - 1], Points[i]);
                double ax = (double)a.LonE7 - first.LonE7,
                    ay = (double)a.LatE7 - first.LatE7;
                double bx = (double)b.LonE7 - first.LonE7,
                    by = (double)b.LatE7 - first.LatE7;
                sum += ax * by - bx * ay;
            }
            return sum;
        }
    }

    /// <summary>
    /// Whether the ring encloses the place (given in ten-millionths of a degree); on the line is either.
    /// </summary>
    public bool Contains(double latE7, double lonE7)
    {
        var inside = false;
        for (var i = 1; i < Points.Length; i++)
        {
            var (a, b) = (Points[i - 1], Points[i]);
            if (
                a.LatE7 > latE7 != b.LatE7 > latE7
                && lonE7 < ((double)b.LonE7 - a.LonE7) * (latE7 - a.LatE7) / ((double)b.LatE7 - a.LatE7) + a.LonE7
            )
                inside = !inside;
        }
        return inside;
    }
}

/// <summary>An outer ring, counter-clockwise, and its holes, clockwise (the order of GeoJSON, RFC 7946).</summary>
public sealed record OsmPolygon(OsmRing Outer, IReadOnlyList<OsmRing> Holes);

/// <summary>
/// A relation of type multipolygon or boundary put together. <see cref="IsWhole"/> is false when some member did not
/// close: an extract cut it, or it is drawn wrongly.
/// </summary>
public sealed record OsmArea(IReadOnlyList<OsmPolygon> Polygons, bool IsWhole)
{
    /// <summary>
    /// Joins member ways into rings and nests them. Outer or hole is decided by geometry, not by the members' roles,
    /// which real data often gets wrong or leaves empty.
    /// </summary>
    /// <param name="ways">Node ids of each member way, in any order and direction.</param>
    /// <param name="nodes">A sealed store with the places.</param>
    public static OsmArea Assemble(IReadOnlyList<long[]> ways, OsmNodeStore nodes)
    {
        var (closed, isWhole) = RingJoin.Close(ways);
        var rings = new List<OsmRing>();
        foreach (var refs in closed)
        {
            var points = new List<OsmPoint>(refs.Count);
            foreach (var id in refs)
            {
                if (nodes.TryGet(id, out var point) && (points.Count == 0 || points[^1] != point))
                    points.Add(point);
                else
                    isWhole &= nodes.TryGet(id, out _);
            }
            if (points.Count > 0 && points[0] != points[^1])
                points.Add(points[0]);
            if (points.Count > 3)
                rings.Add(new OsmRing([.. points]));
            else
                isWhole = false;
        }
        return new OsmArea(Nest(rings), isWhole);
    }

    private static List<OsmPolygon> Nest(List<OsmRing> rings)
    {
        // From large to small: whatever encloses a ring stands before it.
        var order = rings.OrderByDescending(r => Math.Abs(r.SignedArea)).ToList();
        var found = new List<Nested>();
        foreach (var ring in order)
        {
            var inner = new Nested(ring);
            Nested? smallestOuter = null;
            foreach (var other in found.Where(f => f.Encloses(inner)))
            {
                inner.Depth++;
                if (other.Depth % 2 == 0)
                    smallestOuter = other;
            }
            found.Add(inner);
            if (inner.Depth % 2 == 1)
                smallestOuter?.Holes.Add(Turned(ring, counterClockwise: false));
        }
        return
        [
            .. found
                .Where(f => f.Depth % 2 == 0)
                .Select(f => new OsmPolygon(Turned(f.Ring, counterClockwise: true), f.Holes)),
        ];
    }

    private sealed class Nested(OsmRing ring)
    {
        private readonly (int Low, int High) _lat = (ring.Points.Min(p => p.LatE7), ring.Points.Max(p => p.LatE7));
        private readonly (int Low, int High) _lon = (ring.Points.Min(p => p.LonE7), ring.Points.Max(p => p.LonE7));
        private HashSet<OsmPoint>? _corners;

        public OsmRing Ring => ring;

        public int Depth { get; set; }

        public List<OsmRing> Holes { get; } = [];

        /// <summary>
        /// Judged by a point the rings do not share; they may touch in nodes but not cross. The boxes come first: a
        /// forest has thousands of clearings, and nearly all of them lie apart.
        /// </summary>
        public bool Encloses(Nested inner)
        {
            if (!Covers(_lat, inner._lat) || !Covers(_lon, inner._lon))
                return false;
            _corners ??= [.. ring.Points];
            foreach (var point in inner.Ring.Points)
            {
                if (!_corners.Contains(point))
                    return ring.Contains(point.LatE7, point.LonE7);
            }
            var (a, b) = (inner.Ring.Points[0], inner.Ring.Points[inner.Ring.Points.Length / 2]);
            return ring.Contains(((double)a.LatE7 + b.LatE7) / 2, ((double)a.LonE7 + b.LonE7) / 2);
        }

        private static bool Covers((int Low, int High) outer, (int Low, int High) inner) =>
            outer.Low <= inner.Low && outer.High >= inner.High;
    }

    private static OsmRing Turned(OsmRing ring, bool counterClockwise) =>
        ring.SignedArea > 0 == counterClockwise ? ring : new OsmRing([.. ring.Points.Reverse()]);
}
