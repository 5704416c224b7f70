using Shahr.Contracts;

namespace Shahr.Maps;

/// <summary>What other modules may ask of the map.</summary>
internal sealed class CityMaps(CurrentMap map) : IMaps
{
    public (GeoPoint Center, double Zoom)? View =>
        map.Package is { Facts: var facts } ? (Point(facts.Centre), facts.Zoom) : null;

    public IReadOnlyList<double> SkylineHeights => map.Package?.Facts.Skyline ?? [];

    public bool Contains(GeoPoint at) =>
        map.Package is { } package && package.Facts.Bounds.Contains(Mercator.Of(at.Lat, at.Lon));

    // SQLite answers on the thread that asks; a look-up takes well under a millisecond, less than a change of threads
    // is worth.
    public Task<Place?> ReverseAsync(GeoPoint at, CancellationToken ct = default)
    {
        ct.ThrowIfCancellationRequested();
        var found = map.Package is { } package ? NearestPlace.Find(package, Mercator.Of(at.Lat, at.Lon)) : null;
        return Task.FromResult(found is null ? null : Of(found));
    }

    public Task<IReadOnlyList<Place>> SearchAsync(string query, int limit, CancellationToken ct = default)
    {
        ct.ThrowIfCancellationRequested();
        IReadOnlyList<Place> found = map.Package is { } package
            ? [.. FindPlaces.Find(package, query, Math.Min(limit, 50)).Select(Of)]
            : [];
        return Task.FromResult(found);
    }

    internal static GeoPoint Point(GridPoint at) =>
        new(Math.Round(Mercator.Lat(at.Y), 6), Math.Round(Mercator.Lon(at.X), 6));

    private static Place Of(FoundPlace found) =>
        new(found.Title, found.Kind, Point(found.At), Math.Round(found.Meters, 1));
}
