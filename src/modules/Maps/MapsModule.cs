using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit.Jobs;
using Shahr.Kit.Modules;

namespace Shahr.Maps;

/// <summary>The city's own map: import, vector tiles, addresses both ways, and the page that shows them.</summary>
public sealed class MapsModule : IModule
{
    /// <inheritdoc/>
    public string Name => "maps";

    /// <inheritdoc/>
    public IReadOnlyList<CatalogueEntry> Catalogue { get; } =
    [
        new()
        {
            Code = "city-map",
            Group = CityGroup.Information,
            Stage = ServiceStage.Emergence,
            Fa = "نقشهٔ شهر",
            En = "City map",
            AboutFa = "خیابان، پلاک، داروخانه، مدرسه و هر جای شهر را پیدا کنید.",
            AboutEn = "Find a street, a house number, a pharmacy, a school or any place of the city.",
            Href = "/map",
            Keywords = ["نشانی", "آدرس", "خیابان", "کوچه", "محله", "map", "address", "street"],
            Icon = "map",
        },
    ];

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<MapFolder>();
        services.AddSingleton<CurrentMap>();
        services.AddHostedService<MapWatch>();
        services.AddSingleton<IMaps, CityMaps>();
        services.AddSingleton<ISearchSource, PlaceSearchSource>();
        services.AddJob(
            new JobPlan
            {
                Name = "maps.sweep",
                Pause = TimeSpan.FromMinutes(30),
                Run = SweepPackages.RunAsync,
            }
        );
    }

    /// <inheritdoc/>
    public void MapRoutes(IEndpointRouteBuilder app)
    {
        ServeTile.Map(app);
        PlaceRoutes.Map(app);
        ShowMap.Map(app);
        ShowPlaces.Map(app);
    }
}
