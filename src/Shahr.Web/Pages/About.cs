using Shahr.Ui;

namespace Shahr.Web.Pages;

/// <summary>What this city is, what is simulated in it, and how privacy and accessibility are kept.</summary>
internal static class About
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/about", Show);

    internal static PageResult Show() => Ui.Pages.Of<AboutPage>();
}
