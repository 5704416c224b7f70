using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Shahr.Kit.Jobs;

/// <summary>Registration of the city's jobs.</summary>
public static class JobServices
{
    /// <summary>Adds what jobs need; calling it twice is the same as once.</summary>
    public static IServiceCollection AddJobs(this IServiceCollection services)
    {
        services.TryAddSingleton<Leases>();
        return services;
    }

    /// <summary>Adds one job, started with the city and stopped with it.</summary>
    public static IServiceCollection AddJob(this IServiceCollection services, JobPlan plan) =>
        services.AddJobs().AddSingleton<IHostedService>(s => ActivatorUtilities.CreateInstance<CityJob>(s, plan));
}
