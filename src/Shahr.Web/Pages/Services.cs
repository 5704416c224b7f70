using Shahr.Kit.Modules;
using Shahr.Ui;

namespace Shahr.Web.Pages;

/// <summary>Everything a person can ask of the city, by group of city life; the home page leads here.</summary>
internal static class Services
{
    public const string Path = "/services";

    public static void Map(IEndpointRouteBuilder app) => app.MapGet(Path, Show);

    internal static PageResult Show(IEnumerable<IModule> modules, UiContext ui) =>
        Ui.Pages.Of<ServicesPage>(
            new ServicesView(
                [.. modules.SelectMany(m => m.Catalogue).Where(c => c.IsLifeEvent)],
                [.. GroupsOf(modules, ui.Language).Where(g => g.Live.Count > 0)]
            )
        );

    /// <summary>The twelve groups with what is live in each, those with most first; life events stand apart.</summary>
    public static IEnumerable<ServiceGroup> GroupsOf(IEnumerable<IModule> modules, string language)
    {
        var live = modules.SelectMany(m => m.Catalogue).Where(c => !c.IsLifeEvent).ToLookup(c => c.Group);
        return Enum.GetValues<CityGroup>()
            .Select(g => new ServiceGroup(
                g.ToString().ToLowerInvariant(),
                CityGroups.Title(g, language),
                CityGroups.Icon(g),
                [.. live[g]]
            ))
            .OrderByDescending(g => g.Live.Count);
    }
}

/// <summary>What the page of all services shows.</summary>
public sealed record ServicesView(IReadOnlyList<CatalogueEntry> LifeEvents, IReadOnlyList<ServiceGroup> Groups);

/// <summary>One of the twelve groups with the services that are live in it.</summary>
/// <param name="Anchor">Where it stands on the page of all services.</param>
/// <param name="Title">Its name.</param>
/// <param name="Icon">Name in the icon sprite.</param>
/// <param name="Live">What can be asked for now.</param>
public sealed record ServiceGroup(string Anchor, string Title, string Icon, IReadOnlyList<CatalogueEntry> Live)
{
    /// <summary>Its part of the page of all services.</summary>
    public string Href => $"{Services.Path}#{Anchor}";
}
