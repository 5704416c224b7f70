using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Maps;

/// <summary>A place as JSON.</summary>
/// <param name="Title">In the asked language.</param>
/// <param name="Kind">address, street, poi or place.</param>
/// <param name="Class">Class within the kind: pharmacy, residential, suburb.</param>
/// <param name="Lat">Degrees WGS 84.</param>
/// <param name="Lon">Degrees WGS 84.</param>
/// <param name="DistanceMeters">From the asked point; 0 for a search by words.</param>
public sealed record PlaceAnswer(
    string Title,
    string Kind,
    string Class,
    double Lat,
    double Lon,
    double DistanceMeters
);

/// <summary>
/// Search by words and by point: for the map's own script under <c>/maps</c>, for everyone under <c>/api/v1/places</c>.
/// </summary>
internal static class PlaceRoutes
{
    private const int MostAnswers = 50;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/maps/search", Search).ExcludeFromDescription();
        app.MapGet("/maps/reverse", Reverse).ExcludeFromDescription();
        app.MapGet("/api/v1/places", Search)
            .WithSummary("Places of the city by words: streets, addresses, places of interest.");
        app.MapGet("/api/v1/places/nearest", Reverse).WithSummary("The nearest address, street or quarter to a point.");
    }

    internal static IResult Search(string? q, string? limit, UiContext ui, CurrentMap map)
    {
        if (map.Package is not { } package)
            return MapsProblems.NoMap.ToApi(ui.Language);
        var most = int.TryParse(
            PersianText.ToLatinDigits(limit),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var asked
        )
            ? asked
            : 10;
        var found = FindPlaces.Find(package, q, Math.Clamp(most, 1, MostAnswers));
        return TypedResults.Json(new { places = found.Select(p => Of(p, ui.Language)) });
    }

    internal static IResult Reverse(string? lat, string? lon, UiContext ui, CurrentMap map)
    {
        if (!TryPoint(lat, lon, out var at))
            return MapsProblems.BadPoint.ToApi(ui.Language);
        if (map.Package is not { } package)
            return MapsProblems.NoMap.ToApi(ui.Language);
        var place = NearestPlace.Find(package, at) is { } found ? Of(found, ui.Language) : null;
        return TypedResults.Json(new { address = place?.Title, place });
    }

    /// <summary>Reads typed degrees, in any digits.</summary>
    internal static bool TryPoint(string? lat, string? lon, out GridPoint at)
    {
        at = default;
        if (!TryDegrees(lat, 90, out var north) || !TryDegrees(lon, 180, out var east))
            return false;
        at = Mercator.Of(north, east);
        return true;
    }

    internal static bool TryDegrees(string? typed, double most, out double value)
    {
        var text = PersianText.ToLatinDigits(typed?.Trim()).Replace('٫', '.').Replace('−', '-');
        value = 0;
        return text.Length is > 0 and <= 24
            && double.TryParse(
                text,
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out value
            )
            && Math.Abs(value) <= most;
    }

    private static PlaceAnswer Of(FoundPlace place, string language)
    {
        var at = CityMaps.Point(place.At);
        var title = language == "en" ? place.TitleEn : place.Title;
        return new(title, place.Kind, place.Class, at.Lat, at.Lon, Math.Round(place.Meters, 1));
    }
}
