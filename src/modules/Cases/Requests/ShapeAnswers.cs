using System.Globalization;
using Shahr.Cases.Definitions;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Values;

namespace Shahr.Cases.Requests;

/// <summary>Lines and areas, as rows of «latitude, longitude»: what a map draws for those who have script, others
/// type.</summary>
internal static class ShapeAnswers
{
    /// <summary>Points of one shape.</summary>
    public const int Most = 1000;

    // Two degrees of six places and what stands between them.
    private const int LongestRow = 60;

    private const StringSplitOptions Tidy = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;

    public static Result<Answer?> Read(FieldDefinition field, Typed typed, IMaps maps)
    {
        var raw = typed.Text(field.Name) ?? "";
        if (raw.Length > Most * LongestRow)
            return ShapeProblems.TooManyPoints.With(field.Label.Fa, field.Label.En);
        var rows = raw.Split(['\n', ';', '؛'], Tidy);
        if (rows.Length == 0)
            return PlainAnswers.Missing(field, ShapeProblems.PointsNeeded);
        var points = new List<GeoPoint>(rows.Length);
        foreach (var (index, row) in rows.Index())
        {
            var number = index + 1;
            if (PointOf(row) is not { } point)
                return ShapeProblems.RowUnreadable.With(CaseWords.Number("fa", number), number);
            if (maps.View is not null && !maps.Contains(point))
                return ShapeProblems.RowOutside.With(CaseWords.Number("fa", number), number);
            if (points.Count == 0 || points[^1] != point)
                points.Add(point);
        }

        return field.Type == FieldType.MapArea ? Area(field, points) : Line(field, points);
    }

    /// <summary>The rows of a shape, as the textarea and the map take them.</summary>
    public static string Rows(ShapeAnswer? shape) =>
        string.Join(
            '\n',
            (shape?.Points ?? []).Select(p =>
                string.Create(CultureInfo.InvariantCulture, $"{p.Lat:0.######}, {p.Lon:0.######}")
            )
        );

    private static Result<Answer?> Line(FieldDefinition field, List<GeoPoint> points) =>
        points.Count < 2 ? ShapeProblems.TooFewForLine.With(field.Label.Fa, field.Label.En)
        : points.Count > Most ? ShapeProblems.TooManyPoints.With(field.Label.Fa, field.Label.En)
        : new ShapeAnswer(points, (long)Math.Round(GeoShape.LengthMeters(points)));

    private static Result<Answer?> Area(FieldDefinition field, List<GeoPoint> points)
    {
        // Who came back to the first point has closed the area, and need not have.
        if (points.Count > 1 && points[^1] == points[0])
            points.RemoveAt(points.Count - 1);
        if (points.Count < 3)
            return ShapeProblems.TooFewForArea.With(field.Label.Fa, field.Label.En);
        if (points.Count > Most)
            return ShapeProblems.TooManyPoints.With(field.Label.Fa, field.Label.En);
        if (GeoShape.CrossesItself(points))
            return ShapeProblems.CrossesItself.With(field.Label.Fa, field.Label.En);
        var square = (long)Math.Round(GeoShape.AreaSquareMeters(points));
        return square > 0
            ? new ShapeAnswer(points, square)
            : ShapeProblems.CrossesItself.With(field.Label.Fa, field.Label.En);
    }

    private static GeoPoint? PointOf(string row) =>
        TypedDegrees.ReadPair(row) is { } point ? new GeoPoint(point.Lat, point.Lon) : null;
}
