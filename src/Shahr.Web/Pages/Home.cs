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
    // What most people come for; the page stays light however many services there are, and leads to all of them.
    private static readonly string[] _first =
    [
        "street-problem",
        "residence-certificate",
        "my-looks",
        "verify-document",
        "city-map",
        "sign-up",
    ];

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/", Show);

    internal static PageResult Show(
        Actor? actor,
        IEnumerable<IModule> modules,
        Slots slots,
        UiContext ui,
        IServiceProvider services
    )
    {
        var groups = Services.GroupsOf(modules, ui.Language).ToList();
        var byCode = groups.SelectMany(g => g.Live).DistinctBy(s => s.Code).ToDictionary(s => s.Code);
        return Ui.Pages.Of<HomePage>(
            new HomeView(
                actor,
                [.. _first.Where(byCode.ContainsKey).Select(code => byCode[code])],
                groups,
                slots.In(Slots.HomeMyThings),
                slots.In(Slots.HomeAlerts),
                services.GetService<IMaps>()?.SkylineHeights ?? []
            )
        );
    }
}

/// <summary>What the first page shows.</summary>
/// <param name="Actor">Who looks, or null.</param>
/// <param name="First">The services most people come for.</param>
/// <param name="Groups">The twelve groups, those with most that is live first.</param>
/// <param name="Mine">Modules' parts about the person's own things.</param>
/// <param name="Alerts">Modules' parts about what everybody should know.</param>
/// <param name="Heights">Outline of the city's buildings, for the picture behind the search.</param>
public sealed record HomeView(
    Actor? Actor,
    IReadOnlyList<CatalogueEntry> First,
    IReadOnlyList<ServiceGroup> Groups,
    IReadOnlyList<Type> Mine,
    IReadOnlyList<Type> Alerts,
    IReadOnlyList<double> Heights
);
