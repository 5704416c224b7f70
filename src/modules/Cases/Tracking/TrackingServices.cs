using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Jobs;

namespace Shahr.Cases.Tracking;

/// <summary>What tracking needs, gathered for the module.</summary>
internal static class TrackingServices
{
    public static void AddTracking(this IServiceCollection services)
    {
        services.AddSingleton<TrackPass>();
        services.AddScoped<TrackDoor>();
        services.AddScoped<TrackTries>();
        services.AddScoped<TrackedViews>();
        services.AddJob(
            new JobPlan
            {
                Name = "cases.track_tries",
                Pause = TimeSpan.FromHours(1),
                Run = TrackTries.SweepAsync,
            }
        );
    }
}
