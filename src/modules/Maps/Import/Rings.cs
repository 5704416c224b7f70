namespace Shahr.Maps;

/// <summary>
/// Puts the member ways of a multipolygon together into rings and sorts holes under the ring that holds them.
/// </summary>
internal static class Rings
{
    private const int MostMembers = 20_000;

    /// <summary>An area of every ring that closes; null when none does (ways cut at the edge of the extract).</summary>
    public static Shape? Assemble(IReadOnlyList<GridPoint[]> ways)
    {
        if (ways.Count > MostMembers)
            return null;
        var rings = Join(ways).Where(r => r.Length >= 3 && Shape.Area(r) != 0).ToList();
        if (rings.Count == 0)
            return null;
        if (rings.Count == 1)
            return new Shape(ShapeKind.Area, [Shape.Turned(rings[0], isOuter: true)]);

        // The roles written in the data are wrong often enough: how deep a ring lies says what it is.
        rings.Sort((a, b) => Math.Abs(Shape.Area(b)).CompareTo(Math.Abs(Shape.Area(a))));
        var boxes = rings.Select(r => Shape.Line(r).Box).ToList();
        var holder = new int[rings.Count];
        var depth = new int[rings.Count];
        for (var i = 0; i < rings.Count; i++)
        {
            holder[i] = -1;
            for (var j = i - 1; j >= 0; j--)
            {
                if (!boxes[j].Meets(boxes[i]) || !IsInside(rings[i], rings[j]))
                    continue;
                (holder[i], depth[i]) = (j, depth[j] + 1);
                break;
            }
        }

        var parts = new List<GridPoint[]>(rings.Count);
        for (var i = 0; i < rings.Count; i++)
        {
            if (depth[i] % 2 != 0)
                continue;
            parts.Add(Shape.Turned(rings[i], isOuter: true));
            for (var j = i + 1; j < rings.Count; j++)
            {
                if (holder[j] == i)
                    parts.Add(Shape.Turned(rings[j], isOuter: false));
            }
        }

        return new Shape(ShapeKind.Area, [.. parts]);
    }

    private static IEnumerable<GridPoint[]> Join(IReadOnlyList<GridPoint[]> ways)
    {
        var open = new Dictionary<GridPoint, List<int>>();
        for (var i = 0; i < ways.Count; i++)
        {
            if (ways[i].Length < 2)
                continue;
            if (ways[i][0] == ways[i][^1])
            {
                yield return ways[i][..^1];
                continue;
            }

            Ends(open, ways[i][0]).Add(i);
            Ends(open, ways[i][^1]).Add(i);
        }

        var used = new HashSet<int>();
        for (var i = 0; i < ways.Count; i++)
        {
            if (ways[i].Length < 2 || ways[i][0] == ways[i][^1] || !used.Add(i))
                continue;
            if (Follow(i, ways, open, used) is { } ring)
                yield return ring;
        }
    }

    private static GridPoint[]? Follow(
        int start,
        IReadOnlyList<GridPoint[]> ways,
        Dictionary<GridPoint, List<int>> open,
        HashSet<int> used
    )
    {
        var ring = new List<GridPoint>(ways[start]);
        while (ring[0] != ring[^1])
        {
            var next = open[ring[^1]].FindIndex(w => !used.Contains(w));
            if (next < 0)
                return null;
            var index = open[ring[^1]][next];
            used.Add(index);
            var way = ways[index];
            if (way[0] == ring[^1])
                ring.AddRange(way[1..]);
            else
                ring.AddRange(way.Reverse().Skip(1));
        }

        ring.RemoveAt(ring.Count - 1);
        return [.. ring];
    }

    private static List<int> Ends(Dictionary<GridPoint, List<int>> open, GridPoint at)
    {
        if (!open.TryGetValue(at, out var list))
            open[at] = list = [];
        return list;
    }

    private static bool IsInside(GridPoint[] inner, GridPoint[] outer)
    {
        // A shared corner lies on the line; the middle of a side does not, nearly always.
        foreach (var (a, b) in inner.Zip(inner[1..]))
        {
            var (x, y) = ((a.X + (double)b.X) / 2, (a.Y + (double)b.Y) / 2);
            return IsInside(x, y, outer);
        }

        return false;
    }

    internal static bool IsInside(double x, double y, GridPoint[] ring)
    {
        var inside = false;
        for (int i = 0, j = ring.Length - 1; i < ring.Length; j = i++)
        {
            var (a, b) = (ring[i], ring[j]);
            if (a.Y > y == b.Y > y)
                continue;
            if (x < ((b.X - (double)a.X) * (y - a.Y) / (b.Y - (double)a.Y)) + a.X)
                inside = !inside;
        }

        return inside;
    }
}
