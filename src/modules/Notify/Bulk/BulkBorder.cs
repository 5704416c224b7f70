using System.Globalization;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Values;

namespace Shahr.Notify;

/// <summary>
/// The border of a drawn area: rows of «latitude, longitude», as the map and those without one write them.
/// </summary>
internal static class BulkBorder
{
    public const int Most = 200;
    private const int LongestRow = 60;

    private const StringSplitOptions Tidy = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;

    /// <summary>The corners of what was typed, or what is to be put right.</summary>
    public static Result<IReadOnlyList<GeoPoint>> Read(string? typed, IMaps maps)
    {
        if (typed is { Length: > Most * LongestRow })
            return BulkProblems.BorderNeeded.With(Most);
        var corners = new List<GeoPoint>();
        foreach (var (index, row) in (typed ?? "").Split(['\n', ';', '؛'], Tidy).Index())
        {
            if (TypedDegrees.ReadPair(row) is not { } point || !maps.Contains(new GeoPoint(point.Lat, point.Lon)))
                return BulkProblems.CornerUnclear.With(index + 1);
            corners.Add(new GeoPoint(point.Lat, point.Lon));
        }

        if (corners.Count > 1 && corners[^1] == corners[0])
            corners.RemoveAt(corners.Count - 1);
        return corners.Count is < 3 or > Most ? BulkProblems.BorderNeeded.With(Most) : corners;
    }

    public static string Rows(IEnumerable<GeoPoint> corners) =>
        string.Join(
            '\n',
            corners.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Lat:0.######}, {c.Lon:0.######}"))
        );

    /// <summary>Corners of rows that were kept.</summary>
    public static IReadOnlyList<GeoPoint> Corners(string rows) =>
        [
            .. rows.Split('\n')
                .Select(TypedDegrees.ReadPair)
                .OfType<(double Lat, double Lon)>()
                .Select(p => new GeoPoint(p.Lat, p.Lon)),
        ];
}
