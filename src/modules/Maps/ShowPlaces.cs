using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Shahr.Ui;

namespace Shahr.Maps;

/// <summary>The map as a list, for those who cannot use a map: streets, addresses, places, page by page.</summary>
internal static class ShowPlaces
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/map/places", Show);

    internal static RazorComponentResult<ShowPlacesPage> Show(string? kind, string? after, CurrentMap map, UiContext ui)
    {
        var of = kind switch
        {
            "street" => FindKind.Street,
            "address" => FindKind.Address,
            "place" => FindKind.Place,
            _ => FindKind.Poi,
        };
        if (map.Package is not { } package)
            return new(new { Kind = of });
        var from = long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
        var page = ListPlaces.Page(package, of, null, from);
        var rows = page.Take(ListPlaces.PageSize).ToList();
        return new(
            new
            {
                Kind = of,
                Rows = ShowMap.Lines(package, rows.Select(r => r.Place), ui.Language, ""),
                First = from == 0 ? null : $"/map/places?kind={FindPlaces.NameOf(of)}",
                Next = page.Count > ListPlaces.PageSize
                    ? string.Create(
                        CultureInfo.InvariantCulture,
                        $"/map/places?kind={FindPlaces.NameOf(of)}&after={rows[^1].Id}"
                    )
                    : null,
            }
        );
    }
}
