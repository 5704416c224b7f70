namespace Shahr.CityGenerator;

/// <summary>
/// The large shape: an old core inside an inner ring, avenues from the central square to an outer ring, a river.
/// Everything else asks here where it stands.
/// </summary>
internal sealed class Layout
{
    public const double Median = 6.5;
    public const double CentreRadius = 34;
    public const double SquareRadius = 22;

    private readonly double _bend2,
        _bend3,
        _riverY,
        _wave,
        _wavePhase;
    private readonly Vec _phase2,
        _phase3;

    public Layout(Dice dice, double radius)
    {
        Radius = radius;
        var count = 5;
        var turn = dice.Unit();
        Avenues = Enumerable
            .Range(0, count)
            .Select(k => Vec.Unit(turn + (k + dice.Between(-0.13, 0.13)) / count))
            .ToArray();
        (_bend2, _bend3) = (dice.Between(0.06, 0.13), dice.Between(0.03, 0.08));
        (_phase2, _phase3) = (Vec.Unit(dice.Unit()), Vec.Unit(dice.Unit()));
        _riverY = -radius * dice.Between(0.55, 0.68);
        _wave = dice.Between(0.05, 0.09) * radius;
        _wavePhase = dice.Unit();
        River = Enumerable.Range(-50, 101).Select(i => new Vec(i * radius / 28, RiverAt(i * radius / 28))).ToArray();
    }

    public double Radius { get; }

    public Vec[] Avenues { get; }

    /// <summary>The river's middle line, west to east.</summary>
    public Vec[] River { get; }

    public const double RiverHalfWidth = 15;

    /// <summary>Distance from the centre to the ring in this direction.</summary>
    public double RingAt(Vec direction, bool inner)
    {
        var d = direction.Normal;
        double s2 = 2 * d.X * d.Y,
            c2 = d.X * d.X - d.Y * d.Y;
        double s3 = d.Y * (3 - 4 * d.Y * d.Y),
            c3 = d.X * (4 * d.X * d.X - 3);
        var shape = 1 + _bend2 * (s2 * _phase2.X + c2 * _phase2.Y) + _bend3 * (s3 * _phase3.X + c3 * _phase3.Y);
        return (inner ? InnerRadius : Radius) * shape;
    }

    public double InnerRadius => Radius * 0.36;

    /// <summary>
    /// How far the point lies inside quarter k (between avenues k and k+1, between the rings, or inside the inner
    /// ring when <paramref name="old"/>); negative outside.
    /// </summary>
    public double Depth(Vec p, int quarter, bool old)
    {
        var (a, b) = (Avenues[quarter], Avenues[(quarter + 1) % Avenues.Length]);
        var sides = Math.Min(Vec.Cross(a, p), Vec.Cross(p, b)) - Median;
        var (inner, outer) = (RingAt(p, inner: true), RingAt(p, inner: false));
        return old
            ? Math.Min(sides, Math.Min(inner - p.Length, p.Length - CentreRadius))
            : Math.Min(sides, Math.Min(outer - p.Length, p.Length - inner));
    }

    public double ToRiver(Vec p) => Plane.ToLine(p, River);

    public IReadOnlyList<Vec> Ring(bool inner, int pieces) =>
        Enumerable
            .Range(0, pieces + 1)
            .Select(i =>
            {
                var d = Vec.Unit((double)(i % pieces) / pieces);
                return d * RingAt(d, inner);
            })
            .ToArray();

    public static IReadOnlyList<Vec> Circle(Vec centre, double radius, int pieces) =>
        Enumerable
            .Range(0, pieces + 1)
            .Select(i => centre + Vec.Unit((double)(i % pieces) / pieces) * radius)
            .ToArray();

    public IReadOnlyList<Vec> Bank(double side) =>
        River
            .Select(
                (p, i) =>
                {
                    var along = River[Math.Min(i + 1, River.Length - 1)] - River[Math.Max(i - 1, 0)];
                    return p + along.Normal.Left * (side * RiverHalfWidth);
                }
            )
            .ToArray();

    private double RiverAt(double x) => _riverY + _wave * Vec.Unit(x / (1.1 * Radius) + _wavePhase).Y;
}
