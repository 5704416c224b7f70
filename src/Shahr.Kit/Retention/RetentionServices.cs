using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Jobs;

namespace Shahr.Kit.Retention;

/// <summary>Registration of the job that deletes what is over.</summary>
public static class RetentionServices
{
    /// <summary>Adds the sweep and its job.</summary>
    public static IServiceCollection AddRetention(this IServiceCollection services) =>
        services.AddScoped<RetentionSweep>().AddJob(RetentionSweep.Plan);
}
