namespace Shahr.Maps;

/// <summary>What a shape is made of; the numbers are those of vector tiles.</summary>
internal enum ShapeKind
{
    Point = 1,
    Line = 2,
    Area = 3,
}

/// <summary>
/// A geometry on the grid. An area's rings are open (the first point is not repeated) and follow the rule of vector
/// tiles: an outer ring has a positive area with y downwards, its holes follow it and have a negative one.
/// </summary>
internal sealed record Shape(ShapeKind Kind, GridPoint[][] Parts)
{
    public static Shape Point(GridPoint at) =>
        new(
            ShapeKind.Point,
            [
                [at],
            ]
        );

    public static Shape Line(GridPoint[] points) => new(ShapeKind.Line, [points]);

    public GridBox Box
    {
        get
        {
            var box = GridBox.None;
            foreach (var part in Parts)
            {
                foreach (var point in part)
                    box = box.With(point);
            }

            return box;
        }
    }

    /// <summary>
    /// Twice the signed area of a ring (the surveyor's formula), from its first point to keep the figures small.
    /// </summary>
    public static double Area(ReadOnlySpan<GridPoint> ring)
    {
        double sum = 0;
        for (var i = 1; i + 1 < ring.Length; i++)
        {
            double ax = ring[i].X - (double)ring[0].X,
                ay = ring[i].Y - (double)ring[0].Y;
            double bx = ring[i + 1].X - (double)ring[0].X,
                by = ring[i + 1].Y - (double)ring[0].Y;
            sum += (ax * by) - (bx * ay);
        }

        return sum;
    }

    /// <summary>Turns a ring round when it runs the wrong way.</summary>
    public static GridPoint[] Turned(GridPoint[] ring, bool isOuter)
    {
        if ((Area(ring) > 0) != isOuter)
            Array.Reverse(ring);
        return ring;
    }

    /// <summary>A point to put a name on: the middle of a line, the centre of the largest ring of an area.</summary>
    public GridPoint Anchor() =>
        Kind switch
        {
            ShapeKind.Point => Parts[0][0],
            ShapeKind.Line => Halfway(Parts[0]),
            _ => Centre(Parts.MaxBy(p => Area(p)) ?? Parts[0]),
        };

    private static GridPoint Halfway(GridPoint[] line)
    {
        var total = 0.0;
        for (var i = 1; i < line.Length; i++)
            total += Distance(line[i - 1], line[i]);
        var rest = total / 2;
        for (var i = 1; i < line.Length; i++)
        {
            var step = Distance(line[i - 1], line[i]);
            if (step >= rest && step > 0)
            {
                var part = rest / step;
                return new GridPoint(
                    (int)(line[i - 1].X + ((line[i].X - (double)line[i - 1].X) * part)),
                    (int)(line[i - 1].Y + ((line[i].Y - (double)line[i - 1].Y) * part))
                );
            }

            rest -= step;
        }

        return line[^1];
    }

    private static GridPoint Centre(GridPoint[] ring)
    {
        double x = 0,
            y = 0,
            sum = 0;
        for (var i = 0; i < ring.Length; i++)
        {
            var (a, b) = (ring[i], ring[(i + 1) % ring.Length]);
            double ax = a.X - (double)ring[0].X,
                ay = a.Y - (double)ring[0].Y;
            double bx = b.X - (double)ring[0].X,
                by = b.Y - (double)ring[0].Y;
            var cross = (ax * by) - (bx * ay);
            (x, y, sum) = (x + ((ax + bx) * cross), y + ((ay + by) * cross), sum + cross);
        }

        if (sum == 0)
            return ring[0];
        return new GridPoint((int)(ring[0].X + (x / (3 * sum))), (int)(ring[0].Y + (y / (3 * sum))));
    }

    private static double Distance(GridPoint a, GridPoint b)
    {
        double dx = a.X - (double)b.X,
            dy = a.Y - (double)b.Y;
        return Math.Sqrt((dx * dx) + (dy * dy));
    }
}
