namespace Shahr.Maps;

/// <summary>A feature as it stands in one tile: its words and its drawing commands.</summary>
/// <param name="Layer">Layer of the tile.</param>
/// <param name="Kind">Point, line or area.</param>
/// <param name="Rank">More gives way later when the tile is too full.</param>
/// <param name="Words">Attribute names and values: string, long or double.</param>
/// <param name="Commands">Geometry as MVT 2.1 §4.3 wants it.</param>
internal sealed record TileFeature(
    Layer Layer,
    ShapeKind Kind,
    int Rank,
    List<KeyValuePair<string, object>> Words,
    List<uint> Commands
);

/// <summary>
/// Turns shapes on the grid into drawing commands of one tile: moved, scaled to 4,096 units, rounded, clipped with a
/// margin. Mapbox Vector Tile Specification 2.1, §4.3.
/// </summary>
internal sealed class TilePen(TileId tile)
{
    public const int Extent = 4096;

    /// <summary>Room around a tile, so that thick lines and their ends do not stop at its edge.</summary>
    public const int Margin = 96;

    private readonly GridBox _box = tile.Box(0);
    private readonly double _scale = Extent / (double)tile.Size;

    /// <summary>The commands, or null when nothing of the shape is seen in this tile.</summary>
    public List<uint>? Draw(Shape shape)
    {
        var commands = new List<uint>();
        int x = 0,
            y = 0;
        var isOuterDrawn = false;
        foreach (var part in shape.Parts)
        {
            switch (shape.Kind)
            {
                case ShapeKind.Point:
                    var at = Scaled(part)[0];
                    if (at.X is >= 0 and < Extent && at.Y is >= 0 and < Extent)
                        Path(commands, [at], ref x, ref y, closes: false);
                    break;
                case ShapeKind.Line:
                    foreach (var piece in Clip.Line(Scaled(part), -Margin, Extent + Margin))
                        Path(commands, piece, ref x, ref y, closes: false);
                    break;
                default:
                    var isOuter = Shape.Area(part) > 0;
                    if (!isOuter && !isOuterDrawn)
                        break;
                    var ring = Clip.Ring(Scaled(part), -Margin, Extent + Margin);
                    var area = Shape.Area(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(ring));
                    // Rounding may fold a ring flat or over; then it has nothing to show.
                    var isSeen = ring.Count >= 3 && area != 0 && area > 0 == isOuter;
                    if (isOuter)
                        isOuterDrawn = isSeen;
                    if (isSeen)
                        Path(commands, ring, ref x, ref y, closes: true);
                    break;
            }
        }

        return commands.Count == 0 ? null : commands;
    }

    private List<GridPoint> Scaled(GridPoint[] part)
    {
        var points = new List<GridPoint>(part.Length);
        foreach (var point in part)
        {
            var scaled = new GridPoint(
                (int)Math.Round((point.X - (double)_box.MinX) * _scale),
                (int)Math.Round((point.Y - (double)_box.MinY) * _scale)
            );
            if (points.Count == 0 || points[^1] != scaled)
                points.Add(scaled);
        }

        return points;
    }

    private static void Path(List<uint> commands, List<GridPoint> points, ref int x, ref int y, bool closes)
    {
        commands.Add(Command(1, 1));
        Step(commands, points[0], ref x, ref y);
        if (points.Count > 1)
            commands.Add(Command(2, points.Count - 1));
        for (var i = 1; i < points.Count; i++)
            Step(commands, points[i], ref x, ref y);
        if (closes)
            commands.Add(Command(7, 1));
    }

    private static uint Command(uint id, int count) => (id & 7) | ((uint)count << 3);

    private static void Step(List<uint> commands, GridPoint to, ref int x, ref int y)
    {
        commands.Add(Zigzag(to.X - x));
        commands.Add(Zigzag(to.Y - y));
        (x, y) = (to.X, to.Y);
    }

    private static uint Zigzag(int value) => (uint)((value << 1) ^ (value >> 31));
}
