using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Jobs;
using Shahr.Kit.Web;

namespace Shahr.Identity;

/// <summary>What kiosks need.</summary>
internal static class KioskServices
{
    public static void Add(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(KioskSettings.Read(configuration.GetSection("Identity:Kiosk")));
        services.AddSingleton<KioskCookie>();
        services.AddSingleton<ISharedBrowsers>(scope => scope.GetRequiredService<KioskCookie>());
        services.AddScoped<KioskHere>();
        services.AddScoped<KioskDesk>();
        services.AddScoped<KioskViews>();
        services.AddJob(
            new JobPlan
            {
                Name = "identity.kiosks",
                Pause = TimeSpan.FromMinutes(1),
                Run = EndRestedAsync,
            }
        );
    }

    public static void MapRoutes(IEndpointRouteBuilder app)
    {
        ListKiosks.Map(app);
        ShowKiosk.Map(app);
        PairKiosk.Map(app);
        KioskStart.Map(app);
    }

    // They open nothing since their rest was over; outside systems hear of it here.
    private static async Task<bool> EndRestedAsync(IServiceProvider scope, CancellationToken ct)
    {
        await scope.GetRequiredService<SessionDesk>().EndRestedAtKiosksAsync(ct);
        return false;
    }
}
