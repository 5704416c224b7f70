using Shahr.Contracts;

namespace Shahr.Cases.Requests;

/// <summary>
/// Lines and areas no larger than a city, measured on WGS 84: degrees become metres by the radii of curvature of the
/// ellipsoid at their middle latitude. Over 50 km that is within a part in a thousand of the geodesic.
/// </summary>
internal static class GeoShape
{
    private const double SemiMajorMeters = 6_378_137;
    private const double EccentricitySquared = 0.006_694_379_990_14;

    /// <summary>Metres along the points in their order.</summary>
    public static double LengthMeters(IReadOnlyList<GeoPoint> points) => points.Zip(points.Skip(1), Distance).Sum();

    /// <summary>Square metres within the points; the last is joined to the first.</summary>
    public static double AreaSquareMeters(IReadOnlyList<GeoPoint> points)
    {
        var plane = Plane(points);
        double twice = 0;
        for (var i = 0; i < plane.Length; i++)
        {
            var (a, b) = (plane[i], plane[(i + 1) % plane.Length]);
            twice += (a.X * b.Y) - (b.X * a.Y);
        }

        return Math.Abs(twice) / 2;
    }

    /// <summary>True where two sides of the area meet elsewhere than at a corner they share.</summary>
    public static bool CrossesItself(IReadOnlyList<GeoPoint> points)
    {
        var plane = Plane(points);
        var count = plane.Length;
        for (var i = 0; i < count; i++)
        {
            var (a, b) = (plane[i], plane[(i + 1) % count]);
            if (TurnsBack(a, b, plane[(i + 2) % count]))
                return true;
            for (var j = i + 2; j < count; j++)
            {
                // The last side ends where the first begins.
                if ((i > 0 || j < count - 1) && Meet(a, b, plane[j], plane[(j + 1) % count]))
                    return true;
            }
        }

        return false;
    }

    private static double Distance(GeoPoint from, GeoPoint to)
    {
        var (lat, lon) = MetersPerDegree((from.Lat + to.Lat) / 2);
        return double.Hypot((to.Lat - from.Lat) * lat, (to.Lon - from.Lon) * lon);
    }

    private static (double X, double Y)[] Plane(IReadOnlyList<GeoPoint> points)
    {
        var (lat, lon) = MetersPerDegree(points.Average(p => p.Lat));
        return [.. points.Select(p => ((p.Lon - points[0].Lon) * lon, (p.Lat - points[0].Lat) * lat))];
    }

    private static (double Lat, double Lon) MetersPerDegree(double latitude)
    {
        var phi = double.DegreesToRadians(latitude);
        var w = Math.Sqrt(1 - (EccentricitySquared * Math.Pow(Math.Sin(phi), 2)));
        var meridian = SemiMajorMeters * (1 - EccentricitySquared) / Math.Pow(w, 3);
        var parallel = SemiMajorMeters / w * Math.Cos(phi);
        return (double.DegreesToRadians(meridian), double.DegreesToRadians(parallel));
    }

    // Twice the area of the triangle: above zero to the left, below to the right, zero on the line.
    private static double Side((double X, double Y) a, (double X, double Y) b, (double X, double Y) c) =>
        ((b.X - a.X) * (c.Y - a.Y)) - ((b.Y - a.Y) * (c.X - a.X));

    private static bool TurnsBack((double X, double Y) a, (double X, double Y) b, (double X, double Y) c) =>
        Side(a, b, c) == 0 && ((b.X - a.X) * (c.X - b.X)) + ((b.Y - a.Y) * (c.Y - b.Y)) < 0;

    private static bool Meet(
        (double X, double Y) a,
        (double X, double Y) b,
        (double X, double Y) c,
        (double X, double Y) d
    ) =>
        Overlap(a.X, b.X, c.X, d.X)
        && Overlap(a.Y, b.Y, c.Y, d.Y)
        && Math.Sign(Side(a, b, c)) * Math.Sign(Side(a, b, d)) <= 0
        && Math.Sign(Side(c, d, a)) * Math.Sign(Side(c, d, b)) <= 0;

    private static bool Overlap(double a, double b, double c, double d) =>
        Math.Max(Math.Min(a, b), Math.Min(c, d)) <= Math.Min(Math.Max(a, b), Math.Max(c, d));
}
