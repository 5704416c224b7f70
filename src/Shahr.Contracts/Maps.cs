namespace Shahr.Contracts;

/// <summary>A point on earth in WGS 84 degrees.</summary>
/// <param name="Lat">Latitude, −90 to 90.</param>
/// <param name="Lon">Longitude, −180 to 180.</param>
public readonly record struct GeoPoint(double Lat, double Lon);

/// <summary>A place or an address found on the city's map.</summary>
/// <param name="Title">«خیابان سعدی، پلاک ۱۲».</param>
/// <param name="Kind">address, street, place or poi.</param>
/// <param name="At">Where.</param>
/// <param name="DistanceMeters">From the asked point; 0 for a forward search.</param>
public sealed record Place(string Title, string Kind, GeoPoint At, double DistanceMeters);

/// <summary>Questions others may ask of the map that is now in force.</summary>
public interface IMaps
{
    /// <summary>The nearest address or street, or null outside the city.</summary>
    Task<Place?> ReverseAsync(GeoPoint at, CancellationToken ct = default);

    /// <summary>Forward search, best first.</summary>
    Task<IReadOnlyList<Place>> SearchAsync(string query, int limit, CancellationToken ct = default);

    /// <summary>True when the point lies in the city's bounds; false before any map was imported.</summary>
    bool Contains(GeoPoint at);

    /// <summary>Middle of the city and a zoom that shows it; null before any map was imported.</summary>
    (GeoPoint Center, double Zoom)? View { get; }

    /// <summary>
    /// Heights in metres of some sixty buildings, for the skyline on the home page; empty before any import.
    /// </summary>
    IReadOnlyList<double> SkylineHeights { get; }
}
