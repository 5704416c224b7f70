using Microsoft.EntityFrameworkCore;
using Shahr.Cases.Definitions;

namespace Shahr.Cases.Requests;

/// <summary>An open report close by.</summary>
internal sealed record NearbyReport(
    string Number,
    string TitleFa,
    string TitleEn,
    DateTime OpenedAt,
    double Lat,
    double Lon,
    int Followers
)
{
    public double Meters { get; init; }

    public string Title(string language) => language == "en" ? TitleEn : TitleFa;
}

/// <summary>Open cases of the same service and kind within the definition's reach, nearest first.</summary>
internal sealed class NearbyReports(CasesDb db)
{
    private const int Most = 10;
    private const double MetersPerDegree = 111_195;

    /// <summary>Those near the place a draft names; none when the service looks at no place.</summary>
    public async Task<IReadOnlyList<NearbyReport>> FindAsync(
        Draft draft,
        ServiceDefinition service,
        CancellationToken ct
    )
    {
        if (service is not { Nearby: { } rule, TitleFrom: { } titleFrom })
            return [];
        if (draft.Answers[rule.Field] is not PlaceAnswer { Lat: { } lat, Lon: { } lon })
            return [];
        return draft.Answers[titleFrom] is ChoiceAnswer kind
            ? await FindAsync(service.Code, kind.Value, lat, lon, rule.Meters, ct)
            : [];
    }

    public async Task<IReadOnlyList<NearbyReport>> FindAsync(
        string service,
        string kind,
        double lat,
        double lon,
        int meters,
        CancellationToken ct
    )
    {
        var north = meters / MetersPerDegree;
        var east = north / Math.Max(0.01, Math.Cos(double.DegreesToRadians(lat)));
        var (south, top, west, right) = (lat - north, lat + north, lon - east, lon + east);
        var inBox = await db
            .Cases.AsNoTracking()
            .Where(c => c.ServiceCode == service && c.Kind == kind && c.State == CaseState.Open)
            .Where(c => c.Lat >= south && c.Lat <= top && c.Lon >= west && c.Lon <= right)
            .OrderByDescending(c => c.OpenedAt)
            .Take(200)
            .Select(c => new NearbyReport(
                c.Number,
                c.TitleFa,
                c.TitleEn,
                c.OpenedAt,
                c.Lat ?? 0,
                c.Lon ?? 0,
                db.Followers.Count(f => f.CaseId == c.Id)
            ))
            .ToListAsync(ct);
        return
        [
            .. inBox
                .Select(r => r with { Meters = Distance(lat, lon, r.Lat, r.Lon) })
                .Where(r => r.Meters <= meters)
                .OrderBy(r => r.Meters)
                .Take(Most),
        ];
    }

    /// <summary>Great-circle distance in metres on the mean sphere (haversine); exact enough within a street.</summary>
    public static double Distance(double lat1, double lon1, double lat2, double lon2)
    {
        var (a, b) = (double.DegreesToRadians(lat1), double.DegreesToRadians(lat2));
        var h =
            Math.Pow(Math.Sin((b - a) / 2), 2)
            + (Math.Cos(a) * Math.Cos(b) * Math.Pow(Math.Sin(double.DegreesToRadians(lon2 - lon1) / 2), 2));
        return 2 * double.RadiansToDegrees(Math.Asin(Math.Min(1, Math.Sqrt(h)))) * MetersPerDegree;
    }
}
