namespace Shahr.CityGenerator;

/// <summary>What is already taken: carriageways, water, reserved plots, houses. Nothing is built on it twice.</summary>
internal sealed class Ground
{
    private const double Square = 40;

    private readonly Dictionary<(int, int), List<Taken>> _at = [];

    private sealed record Taken(Vec[] Shape, double Clear, Box Box);

    private readonly record struct Box(double MinX, double MinY, double MaxX, double MaxY)
    {
        public static Box Around(Vec[] shape, double clear)
        {
            double minX = shape[0].X,
                maxX = minX,
                minY = shape[0].Y,
                maxY = minY;
            foreach (var p in shape)
            {
                (minX, maxX) = (Math.Min(minX, p.X), Math.Max(maxX, p.X));
                (minY, maxY) = (Math.Min(minY, p.Y), Math.Max(maxY, p.Y));
            }
            return new Box(minX - clear, minY - clear, maxX + clear, maxY + clear);
        }

        public bool Meets(Box other) =>
            MinX <= other.MaxX && other.MinX <= MaxX && MinY <= other.MaxY && other.MinY <= MaxY;
    }

    /// <summary>Takes a polygon, or a piece of line when it has two points, with a clear strip around it.</summary>
    public void Take(Vec[] shape, double clear)
    {
        var taken = new Taken(shape, clear, Box.Around(shape, clear));
        var (x0, y0, x1, y1) = Squares(taken.Box);
        for (var x = x0; x <= x1; x++)
        {
            for (var y = y0; y <= y1; y++)
                (_at.TryGetValue((x, y), out var list) ? list : _at[(x, y)] = []).Add(taken);
        }
    }

    public bool IsFree(Vec[] shape)
    {
        var box = Box.Around(shape, 0);
        var (x0, y0, x1, y1) = Squares(box);
        for (var x = x0; x <= x1; x++)
        {
            for (var y = y0; y <= y1; y++)
            {
                if (!_at.TryGetValue((x, y), out var list))
                    continue;
                foreach (var taken in list)
                {
                    if (taken.Box.Meets(box) && Plane.Apart(shape, taken.Shape) < taken.Clear)
                        return false;
                }
            }
        }
        return true;
    }

    private static (int X0, int Y0, int X1, int Y1) Squares(Box box) =>
        (
            (int)Math.Floor(box.MinX / Square),
            (int)Math.Floor(box.MinY / Square),
            (int)Math.Floor(box.MaxX / Square),
            (int)Math.Floor(box.MaxY / Square)
        );
}
