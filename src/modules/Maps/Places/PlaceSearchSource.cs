using System.Globalization;
using Shahr.Kit;
using Shahr.Kit.Modules;

namespace Shahr.Maps;

/// <summary>Places among the answers of the search box on the home page.</summary>
internal sealed class PlaceSearchSource(CurrentMap map) : ISearchSource
{
    public Task<IReadOnlyList<SearchHit>> SearchAsync(
        string query,
        Actor? actor,
        string language,
        int limit,
        CancellationToken ct
    )
    {
        if (map.Package is not { } package)
            return Task.FromResult<IReadOnlyList<SearchHit>>([]);
        var heading = language == "en" ? "Places" : "جاها";
        IReadOnlyList<SearchHit> hits =
        [
            .. FindPlaces
                .Find(package, query, limit)
                .Select(place => new SearchHit(
                    language == "en" ? place.TitleEn : place.Title,
                    PlaceWords.About(package, place, language),
                    Href(place),
                    heading
                )),
        ];
        return Task.FromResult(hits);
    }

    internal static string Href(FoundPlace place)
    {
        var at = CityMaps.Point(place.At);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"/map?lat={at.Lat}&lon={at.Lon}&z={PlaceWords.Zoom(place)}"
        );
    }
}
