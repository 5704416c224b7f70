namespace Shahr.CityGenerator;

/// <summary>
/// Metres east and north of the city's centre. Only + − × ÷ and square root are used on them (exact by IEEE 754);
/// the runtime's sine may differ between machines, so <see cref="Unit"/> has its own.
/// </summary>
internal readonly record struct Vec(double X, double Y)
{
    public static Vec operator +(Vec a, Vec b) => new(a.X + b.X, a.Y + b.Y);

    public static Vec operator -(Vec a, Vec b) => new(a.X - b.X, a.Y - b.Y);

    public static Vec operator *(Vec a, double k) => new(a.X * k, a.Y * k);

    public double Length => Math.Sqrt(X * X + Y * Y);

    /// <summary>A quarter turn to the left.</summary>
    public Vec Left => new(-Y, X);

    public Vec Normal => this * (1 / Math.Max(Length, 1e-9));

    public static double Dot(Vec a, Vec b) => a.X * b.X + a.Y * b.Y;

    public static double Cross(Vec a, Vec b) => a.X * b.Y - a.Y * b.X;

    public static Vec Mix(Vec a, Vec b, double t) => a + (b - a) * t;

    /// <summary>The direction at an angle in turns (1 = full circle), counter-clockwise from east.</summary>
    public static Vec Unit(double turns)
    {
        var angle = (turns - Math.Round(turns)) * (2 * Math.PI);
        return new Vec(Sine(Math.PI / 2 - Math.Abs(angle)), angle < 0 ? -Sine(-angle) : Sine(angle));
    }

    /// <summary>Taylor series on [−π/2, π]; the error stays below a millimetre at any size of city.</summary>
    private static double Sine(double x)
    {
        if (x > Math.PI / 2)
            x = Math.PI - x;
        double square = x * x,
            term = x,
            sum = x;
        for (var n = 2; n <= 18; n += 2)
        {
            term = -term * square / (n * (n + 1));
            sum += term;
        }
        return sum;
    }
}

/// <summary>Distances and crossings of straight pieces.</summary>
internal static class Plane
{
    public static double ToSegment(Vec p, Vec a, Vec b)
    {
        var d = b - a;
        var t = Math.Clamp(Vec.Dot(p - a, d) / Math.Max(Vec.Dot(d, d), 1e-12), 0, 1);
        return (p - (a + d * t)).Length;
    }

    public static double ToLine(Vec p, Vec[] line)
    {
        var best = double.MaxValue;
        for (var i = 1; i < line.Length; i++)
            best = Math.Min(best, ToSegment(p, line[i - 1], line[i]));
        return best;
    }

    /// <summary>Where two pieces cross, as fractions of each; false when they do not.</summary>
    public static bool Crossing(Vec a, Vec b, Vec c, Vec d, out double t, out double u)
    {
        Vec r = b - a,
            s = d - c;
        var cross = Vec.Cross(r, s);
        (t, u) = (0, 0);
        if (Math.Abs(cross) < 1e-9)
            return false;
        t = Vec.Cross(c - a, s) / cross;
        u = Vec.Cross(c - a, r) / cross;
        return t is >= 0 and <= 1 && u is >= 0 and <= 1;
    }

    public static double Between(Vec a, Vec b, Vec c, Vec d) =>
        Crossing(a, b, c, d, out _, out _)
            ? 0
            : Math.Min(
                Math.Min(ToSegment(a, c, d), ToSegment(b, c, d)),
                Math.Min(ToSegment(c, a, b), ToSegment(d, a, b))
            );

    public static bool Contains(Vec[] ring, Vec p)
    {
        var inside = false;
        for (int i = 0, j = ring.Length - 1; i < ring.Length; j = i++)
        {
            if (
                ring[i].Y > p.Y != ring[j].Y > p.Y
                && p.X < (ring[j].X - ring[i].X) * (p.Y - ring[i].Y) / (ring[j].Y - ring[i].Y) + ring[i].X
            )
                inside = !inside;
        }
        return inside;
    }

    /// <summary>Distance of two areas; zero when they touch or one holds the other.</summary>
    public static double Apart(Vec[] one, Vec[] other)
    {
        if (Contains(one, other[0]) || Contains(other, one[0]))
            return 0;
        var best = double.MaxValue;
        for (var i = 0; i < one.Length; i++)
        {
            for (var j = 0; j < other.Length; j++)
            {
                best = Math.Min(
                    best,
                    Between(one[i], one[(i + 1) % one.Length], other[j], other[(j + 1) % other.Length])
                );
            }
        }
        return best;
    }
}
