namespace Shahr.Maps;

/// <summary>
/// A point on the grid of the map: web Mercator (EPSG:3857) cut into 2^31 steps each way, y downwards.
/// </summary>
internal readonly record struct GridPoint(int X, int Y);

/// <summary>A rectangle on the grid, borders included.</summary>
internal readonly record struct GridBox(int MinX, int MinY, int MaxX, int MaxY)
{
    public static GridBox None { get; } = new(int.MaxValue, int.MaxValue, int.MinValue, int.MinValue);

    public bool IsNone => MinX > MaxX;

    public int Width => MaxX - MinX;

    public int Height => MaxY - MinY;

    public GridPoint Middle => new(MinX + (Width / 2), MinY + (Height / 2));

    public GridBox With(GridPoint p) =>
        new(Math.Min(MinX, p.X), Math.Min(MinY, p.Y), Math.Max(MaxX, p.X), Math.Max(MaxY, p.Y));

    public bool Contains(GridPoint p) => p.X >= MinX && p.X <= MaxX && p.Y >= MinY && p.Y <= MaxY;

    public bool Meets(GridBox other) =>
        MinX <= other.MaxX && MaxX >= other.MinX && MinY <= other.MaxY && MaxY >= other.MinY;

    public GridBox Widened(int by) =>
        new(
            (int)Math.Max(0, (long)MinX - by),
            (int)Math.Max(0, (long)MinY - by),
            (int)Math.Min(int.MaxValue, (long)MaxX + by),
            (int)Math.Min(int.MaxValue, (long)MaxY + by)
        );
}

/// <summary>Degrees to grid and back. A step is at most 1.9 cm, so nothing of a city is lost.</summary>
internal static class Mercator
{
    public const double World = 1L << 31;
    private const double Equator = 40_075_016.686;
    private const double MaxLat = 85.0511287798;

    public static GridPoint Of(double lat, double lon)
    {
        var sine = Math.Sin(Math.Clamp(lat, -MaxLat, MaxLat) * Math.PI / 180);
        var y = 0.5 - (Math.Log((1 + sine) / (1 - sine)) / (4 * Math.PI));
        return new GridPoint(Step((lon + 180) / 360), Step(y));
    }

    public static double Lon(double x) => (x / World * 360) - 180;

    public static double Lat(double y) => 90 - (360 * Math.Atan(Math.Exp(((y / World) - 0.5) * 2 * Math.PI)) / Math.PI);

    /// <summary>Length of one step at a height of the grid.</summary>
    public static double MetersPerStep(int y) => Equator / World * Math.Cos(Lat(y) * Math.PI / 180);

    public static int Steps(double meters, int y) => (int)Math.Min(World / 4, meters / MetersPerStep(y));

    public static double Meters(GridPoint a, GridPoint b)
    {
        double dx = a.X - (double)b.X,
            dy = a.Y - (double)b.Y;
        return Math.Sqrt((dx * dx) + (dy * dy)) * MetersPerStep(a.Y);
    }

    private static int Step(double part) => (int)Math.Clamp(Math.Round(part * World), 0, int.MaxValue);
}
