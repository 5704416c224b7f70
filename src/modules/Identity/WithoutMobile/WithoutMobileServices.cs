using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Shahr.Identity;

/// <summary>What accounts without a mobile need.</summary>
internal static class WithoutMobileServices
{
    public static void Add(IServiceCollection services)
    {
        services.AddScoped<EntryDesk>();
        services.AddFourEyes<CounterAccount, CounterAccountDesk, CounterAccountViews>();
    }

    public static void MapRoutes(IEndpointRouteBuilder app)
    {
        ListAccounts.Map(app);
        DecideAccount.Map(app);
        EnterFirst.Map(app);
        MyCodes.Map(app);
    }
}
