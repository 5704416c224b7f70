namespace Shahr.CityGenerator;

/// <summary>A piece of street between two knots; the station orders the pieces along their street.</summary>
internal sealed record Edge(int A, int B, Street Street, double Station)
{
    public bool IsBridge { get; init; }
}

/// <summary>
/// The lines knotted into a network: split wherever they cross, pieces inside squares and small streets over water
/// dropped, short stubs trimmed, and only what hangs together kept.
/// </summary>
internal sealed class Network
{
    private const double Snap = 1.5;

    private readonly Dictionary<(long, long), List<int>> _near = [];

    public Network(Layout layout, IReadOnlyList<Street> streets)
    {
        var squares = MainStreets.Squares(layout);
        foreach (var edge in Split(streets))
        {
            var middle = (Knots[edge.A] + Knots[edge.B]) * 0.5;
            var water = layout.ToRiver(middle) - Layout.RiverHalfWidth;
            var isInSquare =
                edge.Street.Kind != StreetKind.Roundabout
                && squares.Any(s => (middle - s.Centre).Length < s.Radius - 0.3);
            if (edge.Street.Kind == StreetKind.Cut || isInSquare || (edge.Street.IsMinor && water < 5))
                continue;
            Edges.Add(water < 0 ? edge with { IsBridge = true } : edge);
        }
        Trim();
        KeepLargest();
    }

    public List<Vec> Knots { get; } = [];

    public List<Edge> Edges { get; private set; } = [];

    private List<Edge> Split(IReadOnlyList<Street> streets)
    {
        var pieces = new List<(Street Street, Vec A, Vec B, double Station, List<double> Cuts)>();
        foreach (var street in streets)
        {
            double station = 0;
            for (var i = 1; i < street.Line.Count; i++)
            {
                pieces.Add((street, street.Line[i - 1], street.Line[i], station, [0, 1]));
                station += (street.Line[i] - street.Line[i - 1]).Length;
            }
        }
        var byX = pieces.OrderBy(p => Math.Min(p.A.X, p.B.X)).ToList();
        for (var i = 0; i < byX.Count; i++)
        {
            var one = byX[i];
            var reach = Math.Max(one.A.X, one.B.X);
            for (var j = i + 1; j < byX.Count && Math.Min(byX[j].A.X, byX[j].B.X) <= reach; j++)
            {
                var other = byX[j];
                if (!Plane.Crossing(one.A, one.B, other.A, other.B, out var t, out var u))
                    continue;
                one.Cuts.Add(t);
                other.Cuts.Add(u);
            }
        }
        var edges = new List<Edge>();
        var seen = new HashSet<(int, int)>();
        foreach (var (street, a, b, station, cuts) in pieces)
        {
            cuts.Sort();
            var last = Knot(a);
            foreach (var cut in cuts)
            {
                var next = Knot(Vec.Mix(a, b, cut));
                if (next != last && seen.Add((Math.Min(last, next), Math.Max(last, next))))
                    edges.Add(new Edge(last, next, street, station + cut * (b - a).Length));
                last = next;
            }
        }
        return edges;
    }

    private int Knot(Vec p)
    {
        var (cx, cy) = ((long)Math.Floor(p.X / Snap), (long)Math.Floor(p.Y / Snap));
        for (var x = cx - 1; x <= cx + 1; x++)
        {
            for (var y = cy - 1; y <= cy + 1; y++)
            {
                foreach (var known in _near.GetValueOrDefault((x, y)) ?? [])
                {
                    if ((Knots[known] - p).Length < Snap)
                        return known;
                }
            }
        }
        Knots.Add(p);
        (_near.TryGetValue((cx, cy), out var list) ? list : _near[(cx, cy)] = []).Add(Knots.Count - 1);
        return Knots.Count - 1;
    }

    /// <summary>
    /// Stubs left where a line overshot its border street, and bits of the big streets beyond a square.
    /// </summary>
    private void Trim()
    {
        while (true)
        {
            var degree = new int[Knots.Count];
            foreach (var edge in Edges)
                (degree[edge.A], degree[edge.B]) = (degree[edge.A] + 1, degree[edge.B] + 1);
            var kept = Edges
                .Where(e =>
                    (degree[e.A] > 1 && degree[e.B] > 1) || (e.Street.IsMinor && (Knots[e.A] - Knots[e.B]).Length > 12)
                )
                .ToList();
            if (kept.Count == Edges.Count)
                return;
            Edges = kept;
        }
    }

    private void KeepLargest()
    {
        var parent = Enumerable.Range(0, Knots.Count).ToArray();
        foreach (var edge in Edges)
            parent[Root(edge.A)] = Root(edge.B);
        var largest = Edges.GroupBy(e => Root(e.A)).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First().Key;
        Edges = Edges.Where(e => Root(e.A) == largest).ToList();

        int Root(int knot)
        {
            while (parent[knot] != knot)
                knot = parent[knot] = parent[parent[knot]];
            return knot;
        }
    }
}
