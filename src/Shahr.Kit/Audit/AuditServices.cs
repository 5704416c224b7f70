using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Jobs;

namespace Shahr.Kit.Audit;

/// <summary>Registration of the sealed audit.</summary>
public static class AuditServices
{
    /// <summary>
    /// Adds the sealer and its two leased jobs: links within a second, the day's root after midnight.
    /// </summary>
    public static IServiceCollection AddAudit(this IServiceCollection services)
    {
        services.AddSingleton<AuditSealer>();
        services.AddScoped<AuditErasure>();
        services.AddSingleton<AuditDatabase>();
        services.AddJob(
            new JobPlan
            {
                Name = "audit.seal",
                Pause = TimeSpan.FromMilliseconds(400),
                // The sealer begins its own short transactions, and none at all when there is nothing to seal.
                InTransaction = false,
                Run = async (scope, ct) =>
                {
                    await scope.GetRequiredService<AuditSealer>().SealAsync(ct);
                    return false;
                },
            }
        );
        return services.AddJob(
            new JobPlan
            {
                Name = "audit.roots",
                Pause = TimeSpan.FromMinutes(5),
                InTransaction = false,
                Run = async (scope, ct) =>
                {
                    await scope.GetRequiredService<AuditSealer>().WriteRootsAsync(ct);
                    return false;
                },
            }
        );
    }
}
