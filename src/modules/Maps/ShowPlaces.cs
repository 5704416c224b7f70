using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Shahr.Ui;

namespace Shahr.Maps;

/// <summary>The map as a list, for those who cannot use a map: streets, addresses, places, page by page.</summary>
internal static class ShowPlaces
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/map/places", Show);

    internal static PageResult Show(string? kind, string? after, CurrentMap map, UiContext ui)
    {
        var of = kind switch
        {
            "street" => FindKind.Street,
            "address" => FindKind.Address,
            "place" => FindKind.Place,
            _ => FindKind.Poi,
        };
        if (map.Package is not { } package)
            return Pages.Of<ShowPlacesPage>(new PlacesView(of, [], null, null));
        var from = long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
        var page = ListPlaces.Page(package, of, null, from);
        var rows = page.Take(ListPlaces.PageSize).ToList();
        var next =
            page.Count > ListPlaces.PageSize
                ? Address(of) + FormattableString.Invariant($"&after={rows[^1].Id}")
                : null;
        var lines = ShowMap.Lines(package, rows.Select(r => r.Place), ui.Language, "");
        return Pages.Of<ShowPlacesPage>(new PlacesView(of, lines, from == 0 ? null : Address(of), next));
    }

    private static string Address(FindKind kind) => "/map/places?kind=" + FindPlaces.NameOf(kind);
}

/// <summary>One page of the list of places.</summary>
/// <param name="Kind">Of which kind.</param>
/// <param name="Rows">The places.</param>
/// <param name="First">Link to the first page, or null on it.</param>
/// <param name="Next">Link to the next page, or null on the last.</param>
public sealed record PlacesView(FindKind Kind, IReadOnlyList<PlaceLine> Rows, string? First, string? Next);
