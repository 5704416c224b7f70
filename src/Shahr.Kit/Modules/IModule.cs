using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Retention;

namespace Shahr.Kit.Modules;

/// <summary>
/// A room of the city. One entry class per module declares everything it brings, in explicit lists; nothing is scanned.
/// </summary>
public interface IModule
{
    /// <summary>Lower-case word: prefix of its tables, permissions, problem codes and configuration section.</summary>
    string Name { get; }

    /// <summary>What an office may be given to do here.</summary>
    IReadOnlyList<Permission> Permissions => [];

    /// <summary>Services for the catalogue and the home page.</summary>
    IReadOnlyList<CatalogueEntry> Catalogue => [];

    /// <summary>Entries of the officers' and citizens' menus; hidden where the permission is missing.</summary>
    IReadOnlyList<MenuEntry> Menu => [];

    /// <summary>What it keeps, how long and why; the city deletes what is over.</summary>
    IReadOnlyList<KeptClass> Kept => [];

    /// <summary>Registers the module's own services.</summary>
    void AddServices(IServiceCollection services, IConfiguration configuration);

    /// <summary>Maps its slices, one line each.</summary>
    void MapRoutes(IEndpointRouteBuilder app);

    /// <summary>Puts its parts into other pages' named places.</summary>
    void AddSlots(Slots slots) { }
}

/// <summary>A permission as an administrator sees it.</summary>
/// <param name="Code"><c>cases.decide</c></param>
/// <param name="Fa">Persian name.</param>
/// <param name="En">English name.</param>
/// <param name="FourEyes">True for what must not lie in one officer's gift: a grant of it waits for a second.</param>
public sealed record Permission(string Code, string Fa, string En, bool FourEyes = false);

/// <summary>The twelve groups of city life on the home page.</summary>
public enum CityGroup
{
    /// <summary>اداری</summary>
    Administrative,

    /// <summary>بانکی</summary>
    Banking,

    /// <summary>بازرگانی</summary>
    Commerce,

    /// <summary>فراغت</summary>
    Leisure,

    /// <summary>اطلاع‌رسانی</summary>
    Information,

    /// <summary>علمی</summary>
    Science,

    /// <summary>آموزش</summary>
    Learning,

    /// <summary>سیاسی</summary>
    Politics,

    /// <summary>سفر</summary>
    Travel,

    /// <summary>کار</summary>
    Work,

    /// <summary>سلامت</summary>
    Health,

    /// <summary>تصمیم</summary>
    Decisions,
}

/// <summary>How far a service has come; a test proves the stage it claims.</summary>
public enum ServiceStage
{
    /// <summary>Information only.</summary>
    Emergence,

    /// <summary>Forms to fill.</summary>
    Upgrade,

    /// <summary>Two-way.</summary>
    Interaction,

    /// <summary>End to end.</summary>
    Transaction,

    /// <summary>Another organisation answers automatically.</summary>
    Integration,
}

/// <summary>A service in the catalogue.</summary>
public sealed record CatalogueEntry
{
    /// <summary>Stable code, <c>street-problem</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Its group of city life.</summary>
    public required CityGroup Group { get; init; }

    /// <summary>Stage, proven by a test.</summary>
    public required ServiceStage Stage { get; init; }

    /// <summary>Persian title.</summary>
    public required string Fa { get; init; }

    /// <summary>English title.</summary>
    public required string En { get; init; }

    /// <summary>One Persian line: what it does for me.</summary>
    public required string AboutFa { get; init; }

    /// <summary>The same in English.</summary>
    public required string AboutEn { get; init; }

    /// <summary>Where it begins.</summary>
    public required string Href { get; init; }

    /// <summary>Other words people search by.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>Name in the icon sprite.</summary>
    public string Icon { get; init; } = "file-text";

    /// <summary>True for what happens in a life, a birth or a move: one request to several offices.</summary>
    public bool IsLifeEvent { get; init; }
}

/// <summary>A line of the menu.</summary>
/// <param name="Fa">Persian text.</param>
/// <param name="En">English text.</param>
/// <param name="Href">Address.</param>
/// <param name="Permission">Needed permission; null for every signed-in person.</param>
/// <param name="InBar">
/// True for the few that people open daily: they stand in the bar on top of every page, the others under the person's
/// name.
/// </param>
public sealed record MenuEntry(string Fa, string En, string Href, string? Permission, bool InBar = false);
