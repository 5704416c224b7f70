using Shahr.Contracts;

namespace Shahr.Identity;

/// <summary>
/// A square of the map, a two-hundredth of a degree a side: 556 m from south to north, and in Iran 430 to 500 m from
/// west to east. Some hundreds of people live in one, so that it leads to no door; it is fine enough for a district.
/// </summary>
internal readonly record struct AddressCell(int Row, int Column)
{
    private const double PerDegree = 200;
    private const double MetersPerDegree = 111_195;

    public static AddressCell Of(GeoPoint at) =>
        new((int)Math.Floor(at.Lat * PerDegree), (int)Math.Floor(at.Lon * PerDegree));

    /// <summary>
    /// The squares whose middle lies within the corners, the last joined to the first: for each row the first and the
    /// last column of every stretch. Where the border crosses itself, what it goes round twice lies outside.
    /// </summary>
    public static IEnumerable<(int Row, int First, int Last)> Within(IReadOnlyList<GeoPoint> corners)
    {
        var (south, north) = (corners.Min(c => c.Lat), corners.Max(c => c.Lat));
        for (var row = Middle(south); row < Middle(north); row++)
        {
            var lat = (row + 0.5) / PerDegree;
            var crossings = new List<double>();
            for (var i = 0; i < corners.Count; i++)
            {
                var (a, b) = (corners[i], corners[(i + 1) % corners.Count]);
                if (a.Lat <= lat != b.Lat <= lat)
                    crossings.Add(a.Lon + ((lat - a.Lat) / (b.Lat - a.Lat) * (b.Lon - a.Lon)));
            }

            crossings.Sort();
            for (var i = 0; i + 1 < crossings.Count; i += 2)
            {
                var (first, last) = (Middle(crossings[i]), Middle(crossings[i + 1]) - 1);
                if (first <= last)
                    yield return (row, first, last);
            }
        }
    }

    // The first square whose middle is not before these degrees.
    private static int Middle(double degrees) => (int)Math.Ceiling((degrees * PerDegree) - 0.5);

    /// <summary>
    /// The squares that a circle touches: for each row the first and the last column. Over a city the earth is flat.
    /// </summary>
    public static IEnumerable<(int Row, int First, int Last)> Touching(GeoPoint center, int radiusMeters)
    {
        var reach = radiusMeters / MetersPerDegree;
        var (south, north) = (
            Of(center with { Lat = center.Lat - reach }),
            Of(center with { Lat = center.Lat + reach })
        );
        var narrowing = Math.Cos(center.Lat * Math.PI / 180);
        for (var row = south.Row; row <= north.Row; row++)
        {
            // The latitude of this row that is nearest to the middle of the circle.
            var nearest = Math.Clamp(center.Lat, row / PerDegree, (row + 1) / PerDegree);
            var up = nearest - center.Lat;
            var aside = Math.Sqrt(Math.Max(0, (reach * reach) - (up * up))) / narrowing;
            yield return (
                row,
                Of(center with { Lon = center.Lon - aside }).Column,
                Of(center with { Lon = center.Lon + aside }).Column
            );
        }
    }
}
