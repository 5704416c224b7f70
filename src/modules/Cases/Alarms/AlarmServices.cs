using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Jobs;

namespace Shahr.Cases.Alarms;

/// <summary>What happens when time passes, gathered for the module.</summary>
internal static class AlarmServices
{
    public static void AddAlarms(this IServiceCollection services)
    {
        services.AddScoped<RaiseAlarms>();
        services.AddJob(
            new JobPlan
            {
                Name = "cases.alarms",
                Pause = TimeSpan.FromMinutes(1),
                Run = RaiseAlarms.RunAsync,
            }
        );
        services.AddScoped<DeemApproved>();
        services.AddJob(
            new JobPlan
            {
                Name = "cases.silence",
                Pause = TimeSpan.FromMinutes(1),
                Run = DeemApproved.RunAsync,
            }
        );
    }
}
