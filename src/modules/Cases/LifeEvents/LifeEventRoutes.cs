using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Shahr.Cases.LifeEvents;

/// <summary>The slices of life events and what they need.</summary>
internal static class LifeEventRoutes
{
    public static void AddLifeEvents(this IServiceCollection services)
    {
        services.AddScoped<LifeEventFiles>();
        services.AddScoped<OpenLifeEvent>();
        services.AddSingleton<PlanParts>();
    }

    public static void MapLifeEvents(this IEndpointRouteBuilder app)
    {
        ShowLifeEvent.Map(app);
        WithdrawLifeEvent.Map(app);
    }
}
