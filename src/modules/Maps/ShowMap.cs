using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit.Values;
using Shahr.Ui;

namespace Shahr.Maps;

/// <summary>«نقشهٔ شهر»: the map, a search beside it, and the same places as a list.</summary>
internal static class ShowMap
{
    private const int Hits = 20;
    private const int Nearby = 12;
    private const double NearbyMeters = 700;

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/map", Show);

    /// <summary>Shows what was asked for: words (q), a point (lat, lon, z), or the whole city.</summary>
    internal static PageResult Show(string? q, string? lat, string? lon, string? z, CurrentMap map, UiContext ui)
    {
        if (map.Package is not { } package)
            return Pages.Of<ShowMapPage>();
        var query = PersianText.CleanLine(q is { Length: > 100 } ? q[..100] : q ?? "");
        var found = query.Length == 0 ? [] : FindPlaces.Find(package, query, Hits);
        GridPoint? point = PlaceRoutes.TryPoint(lat, lon, out var given) ? given : null;
        var here = point is { } asked ? NearestPlace.Find(package, asked) : null;
        IReadOnlyList<FoundPlace> near = point is { } p ? ListPlaces.Near(package, p, NearbyMeters, Nearby) : [];
        var centre = point ?? (found.Count > 0 ? found[0].At : package.Facts.Centre);
        var zoom =
            ZoomOf(z)
            ?? (
                point is not null ? 17
                : found.Count > 0 ? PlaceWords.Zoom(found[0])
                : package.Facts.Zoom
            );
        return Pages.Of<ShowMapPage>(
            new CityMapView(
                query,
                new MapSight(CityMaps.Point(centre), zoom, point is null ? null : CityMaps.Point(point.Value)),
                Lines(package, found, ui.Language, query),
                ui.Language == "en" ? here?.TitleEn : here?.Title,
                Lines(package, near, ui.Language, "")
            )
        );
    }

    internal static IReadOnlyList<PlaceLine> Lines(
        MapPackage package,
        IEnumerable<FoundPlace> places,
        string language,
        string query
    ) =>
        [
            .. places.Select(place =>
            {
                var back = query.Length == 0 ? "" : "&q=" + Uri.EscapeDataString(query);
                var english = language == "en";
                var meters = place.Meters.ToString("0", CultureInfo.InvariantCulture);
                var distance = english ? meters + " m" : PersianText.ToPersianDigits(meters) + " متر";
                return new PlaceLine(
                    english ? place.TitleEn : place.Title,
                    PlaceWords.About(package, place, language),
                    PlaceSearchSource.Href(place) + back,
                    CityMaps.Point(place.At),
                    place.Meters >= 1 ? distance : null
                );
            }),
        ];

    private static double? ZoomOf(string? typed) =>
        PlaceRoutes.TryDegrees(typed, 20, out var zoom) && zoom >= 0 ? zoom : null;
}

/// <summary>The map and what was found on it.</summary>
/// <param name="Query">The words that were typed, or none.</param>
/// <param name="Sight">What the map shows first.</param>
/// <param name="Found">What the words found.</param>
/// <param name="Here">What stands at the point that was asked for, or null.</param>
/// <param name="Near">What is near that point.</param>
public sealed record CityMapView(
    string Query,
    MapSight Sight,
    IReadOnlyList<PlaceLine> Found,
    string? Here,
    IReadOnlyList<PlaceLine> Near
);

/// <summary>What the map shows first.</summary>
/// <param name="Centre">Its middle.</param>
/// <param name="Zoom">0 to 20.</param>
/// <param name="Mark">The point that was asked for, or null.</param>
public sealed record MapSight(Shahr.Contracts.GeoPoint Centre, double Zoom, Shahr.Contracts.GeoPoint? Mark);

/// <summary>A place as a line of a list.</summary>
public sealed record PlaceLine(string Title, string About, string Href, Shahr.Contracts.GeoPoint At, string? Distance);
