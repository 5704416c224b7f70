using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Modules;
using Shahr.Kit.Web;

namespace Shahr.Identity.Tests;

/// <summary>A room that lets in only those of whom the city is sure, as later rooms will.</summary>
internal sealed class CheckedRoom : IModule
{
    public const string Page = "/checked-room";
    public const string Api = "/api/v1/checked-room";

    public string Name => "checked_room";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        // It has none.
    }

    public void MapRoutes(IEndpointRouteBuilder app)
    {
        app.MapGet(Page, () => Results.Text("درون")).RequireAssurance();
        app.MapGet(Api, () => Results.Ok()).RequireAssurance();
    }
}
