namespace Shahr.Web.Pages;

/// <summary>The pages that belong to no module: they show all of them.</summary>
internal static class CityPages
{
    public static void Map(IEndpointRouteBuilder app)
    {
        Home.Map(app);
        Services.Map(app);
        Search.Map(app);
        Transparency.Map(app);
        Retention.Map(app);
        About.Map(app);
        Design.Map(app);
    }
}
