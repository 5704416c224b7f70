using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Shahr.Identity;

/// <summary>What recovery at a counter needs.</summary>
internal static class CounterServices
{
    public static void Add(IServiceCollection services)
    {
        services.AddScoped<CounterNews>();
        services.AddScoped<RecoveredAccess>();
        services.AddScoped(typeof(SecondOfficer<>));
        services.AddFourEyes<Recovery, CounterDesk, CounterViews>();
    }

    public static void MapRoutes(IEndpointRouteBuilder app)
    {
        ListRecoveries.Map(app);
        BeginRecovery.Map(app);
        DecideRecovery.Map(app);
        StopMyRecovery.Map(app);
    }
}
