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

    internal static PageResult Show(
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
        return Ui.Pages.Of<HomePage>(
            new HomeView(
                actor,
                [.. groups.OrderByDescending(g => g.Live.Count)],
                slots.In(Slots.HomeMyThings),
                slots.In(Slots.HomeAlerts),
                services.GetService<IMaps>()?.SkylineHeights ?? []
            )
        );
    }
}

/// <summary>One of the twelve groups with the services that are live in it.</summary>
public sealed record HomeGroup(string Title, string Icon, IReadOnlyList<CatalogueEntry> Live);

/// <summary>What the first page shows.</summary>
/// <param name="Actor">Who looks, or null.</param>
/// <param name="Groups">The twelve groups, those with most that is live first.</param>
/// <param name="Mine">Modules' parts about the person's own things.</param>
/// <param name="Alerts">Modules' parts about what everybody should know.</param>
/// <param name="Heights">Outline of the city's buildings, for the picture behind the search.</param>
public sealed record HomeView(
    Actor? Actor,
    IReadOnlyList<HomeGroup> Groups,
    IReadOnlyList<Type> Mine,
    IReadOnlyList<Type> Alerts,
    IReadOnlyList<double> Heights
);
