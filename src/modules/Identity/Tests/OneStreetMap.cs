using Shahr.Contracts;

namespace Shahr.Identity.Tests;

/// <summary>A city of twenty kilometres about one point, with one street.</summary>
internal sealed class OneStreetMap : IMaps
{
    public static readonly GeoPoint Street = new(35.7123, 51.4123);

    public (GeoPoint Center, double Zoom)? View => (new GeoPoint(35.7, 51.4), 12);

    public IReadOnlyList<double> SkylineHeights => [];

    public bool Contains(GeoPoint at) => Math.Abs(at.Lat - 35.7) < 0.1 && Math.Abs(at.Lon - 51.4) < 0.1;

    public Task<Place?> ReverseAsync(GeoPoint at, CancellationToken ct = default) =>
        Task.FromResult<Place?>(new Place("خیابان سعدی", "street", at, 5));

    public Task<IReadOnlyList<Place>> SearchAsync(string query, int limit, CancellationToken ct = default) =>
        Task.FromResult<IReadOnlyList<Place>>(
            query.Contains("سعدی", StringComparison.Ordinal) ? [new Place("خیابان سعدی", "street", Street, 0)] : []
        );
}
