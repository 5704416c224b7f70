using Microsoft.AspNetCore.Http.HttpResults;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Modules;
using Shahr.Ui;

namespace Shahr.Web.Pages;

/// <summary>
/// The first page: one search box, what needs me, and the twelve groups of city life with what is live.
/// </summary>
internal static class Home
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/", Show);

    internal static RazorComponentResult<HomePage> Show(
        Actor? actor,
        IEnumerable<IModule> modules,
        Slots slots,
        UiContext ui,
        IServiceProvider services
    )
    {
        var live = modules.SelectMany(m => m.Catalogue).ToLookup(c => c.Group);
        var groups = Enum.GetValues<CityGroup>()
            .Select(g => new HomeGroup(CityGroups.Title(g, ui.Language), CityGroups.Icon(g), [.. live[g]]));
        return new RazorComponentResult<HomePage>(
            new
            {
                Actor = actor,
                Groups = groups.OrderByDescending(g => g.Live.Count).ToList(),
                Heights = services.GetService<IMaps>()?.SkylineHeights ?? [],
                Mine = slots.In(Slots.HomeMyThings),
                Alerts = slots.In(Slots.HomeAlerts),
            }
        );
    }
}

/// <summary>One of the twelve groups with the services that are live in it.</summary>
public sealed record HomeGroup(string Title, string Icon, IReadOnlyList<CatalogueEntry> Live);
