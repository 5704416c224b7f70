namespace Shahr.Maps;

/// <summary>
/// Cuts lines (Liang and Barsky, 1984) and rings (Sutherland and Hodgman, 1974) to a square of tile units.
/// </summary>
internal static class Clip
{
    /// <summary>The pieces of a line inside the square.</summary>
    public static IEnumerable<List<GridPoint>> Line(IReadOnlyList<GridPoint> line, int low, int high)
    {
        var piece = new List<GridPoint>();
        for (var i = 1; i < line.Count; i++)
        {
            if (!Segment(line[i - 1], line[i], low, high, out var from, out var to))
                continue;
            if (piece.Count == 0 || piece[^1] != from)
            {
                if (piece.Count > 1)
                    yield return piece;
                piece = [from];
            }

            if (to != from)
                piece.Add(to);
        }

        if (piece.Count > 1)
            yield return piece;
    }

    /// <summary>A ring inside the square; fewer than three points when nothing is left.</summary>
    public static List<GridPoint> Ring(List<GridPoint> ring, int low, int high)
    {
        var box = GridBox.None;
        foreach (var point in ring)
            box = box.With(point);
        if (box.MinX >= low && box.MaxX <= high && box.MinY >= low && box.MaxY <= high)
            return ring;
        for (var side = 0; side < 4 && ring.Count > 0; side++)
            ring = Side(ring, side, side < 2 ? low : high);
        return ring;
    }

    private static List<GridPoint> Side(List<GridPoint> ring, int side, int edge)
    {
        var kept = new List<GridPoint>(ring.Count + 4);
        var before = ring[^1];
        var wasIn = IsIn(before, side, edge);
        foreach (var point in ring)
        {
            var isIn = IsIn(point, side, edge);
            if (isIn != wasIn)
                Push(kept, Cross(before, point, side, edge));
            if (isIn)
                Push(kept, point);
            (before, wasIn) = (point, isIn);
        }

        if (kept.Count > 1 && kept[0] == kept[^1])
            kept.RemoveAt(kept.Count - 1);
        return kept;
    }

    private static bool IsIn(GridPoint p, int side, int edge) =>
        side switch
        {
            0 => p.X >= edge,
            1 => p.Y >= edge,
            2 => p.X <= edge,
            _ => p.Y <= edge,
        };

    private static GridPoint Cross(GridPoint a, GridPoint b, int side, int edge) =>
        side % 2 == 0
            ? new GridPoint(
                edge,
                a.Y + (int)Math.Round((b.Y - (double)a.Y) * (edge - (double)a.X) / (b.X - (double)a.X))
            )
            : new GridPoint(
                a.X + (int)Math.Round((b.X - (double)a.X) * (edge - (double)a.Y) / (b.Y - (double)a.Y)),
                edge
            );

    private static void Push(List<GridPoint> ring, GridPoint point)
    {
        if (ring.Count == 0 || ring[^1] != point)
            ring.Add(point);
    }

    private static bool Segment(GridPoint a, GridPoint b, int low, int high, out GridPoint from, out GridPoint to)
    {
        (from, to) = (a, b);
        double t0 = 0,
            t1 = 1,
            dx = b.X - (double)a.X,
            dy = b.Y - (double)a.Y;
        if (
            !Narrow(-dx, a.X - (double)low, ref t0, ref t1)
            || !Narrow(dx, high - (double)a.X, ref t0, ref t1)
            || !Narrow(-dy, a.Y - (double)low, ref t0, ref t1)
            || !Narrow(dy, high - (double)a.Y, ref t0, ref t1)
        )
            return false;
        if (t1 < 1)
            to = new GridPoint(a.X + (int)Math.Round(dx * t1), a.Y + (int)Math.Round(dy * t1));
        if (t0 > 0)
            from = new GridPoint(a.X + (int)Math.Round(dx * t0), a.Y + (int)Math.Round(dy * t0));
        return true;
    }

    private static bool Narrow(double speed, double room, ref double t0, ref double t1)
    {
        if (speed == 0)
            return room >= 0;
        var t = room / speed;
        if (speed < 0)
            t0 = Math.Max(t0, t);
        else
            t1 = Math.Min(t1, t);
        return t0 <= t1;
    }
}
