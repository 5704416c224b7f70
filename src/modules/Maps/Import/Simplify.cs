namespace Shahr.Maps;

/// <summary>Douglas and Peucker's line simplification (1973), without recursion, for the coarser zooms.</summary>
internal static class Simplify
{
    /// <summary>
    /// The shape with no point farther than the tolerance (in steps) from where it was; null when nothing is left to
    /// see.
    /// </summary>
    public static Shape? To(Shape shape, double tolerance)
    {
        if (shape.Kind == ShapeKind.Point)
            return shape;
        var isArea = shape.Kind == ShapeKind.Area;
        var parts = new List<GridPoint[]>(shape.Parts.Length);
        var isOuterKept = false;
        foreach (var part in shape.Parts)
        {
            var isOuter = isArea && Shape.Area(part) > 0;
            if (isArea && !isOuter && !isOuterKept)
                continue;
            var kept = Reduce(part, tolerance, isArea);
            var isSeen = !isArea || (kept.Length >= 3 && Math.Abs(Shape.Area(kept)) > 2 * tolerance * tolerance);
            if (isOuter)
                isOuterKept = isSeen;
            if (!isSeen)
                continue;
            parts.Add(isArea ? Shape.Turned(kept, isOuter) : kept);
        }

        return parts.Count == 0 ? null : new Shape(shape.Kind, [.. parts]);
    }

    private static GridPoint[] Reduce(GridPoint[] line, double tolerance, bool isRing)
    {
        if (line.Length <= (isRing ? 4 : 2))
            return line;
        var keep = new bool[line.Length];
        keep[0] = keep[^1] = true;
        var work = new Stack<(int From, int To)>();
        if (isRing)
        {
            // A ring has no ends: hold it at its first point and at the one farthest from it.
            var far = 0;
            for (var i = 1; i < line.Length; i++)
            {
                if (Squared(line[0], line[i]) > Squared(line[0], line[far]))
                    far = i;
            }

            keep[far] = true;
            work.Push((0, far));
            work.Push((far, line.Length - 1));
        }
        else
        {
            work.Push((0, line.Length - 1));
        }

        var limit = tolerance * tolerance;
        while (work.TryPop(out var span))
        {
            var (worst, at) = (limit, -1);
            for (var i = span.From + 1; i < span.To; i++)
            {
                var away = FromSegment(line[i], line[span.From], line[span.To]);
                if (away > worst)
                    (worst, at) = (away, i);
            }

            if (at < 0)
                continue;
            keep[at] = true;
            work.Push((span.From, at));
            work.Push((at, span.To));
        }

        return [.. line.Where((_, i) => keep[i])];
    }

    private static double Squared(GridPoint a, GridPoint b)
    {
        double dx = a.X - (double)b.X,
            dy = a.Y - (double)b.Y;
        return (dx * dx) + (dy * dy);
    }

    /// <summary>Squared distance of a point from a segment, in steps.</summary>
    internal static double FromSegment(GridPoint p, GridPoint a, GridPoint b)
    {
        double dx = b.X - (double)a.X,
            dy = b.Y - (double)a.Y;
        var length = (dx * dx) + (dy * dy);
        double px = p.X - (double)a.X,
            py = p.Y - (double)a.Y;
        var t = length == 0 ? 0 : Math.Clamp(((px * dx) + (py * dy)) / length, 0, 1);
        px -= t * dx;
        py -= t * dy;
        return (px * px) + (py * py);
    }
}
