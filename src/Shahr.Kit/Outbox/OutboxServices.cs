using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Shahr.Kit.Data;
using Shahr.Kit.Jobs;

namespace Shahr.Kit.Outbox;

/// <summary>Registration of the outbox.</summary>
public static class OutboxServices
{
    /// <summary>Adds delivery, the desk, health, metrics and the sweep. After <c>AddKit</c>.</summary>
    public static IServiceCollection AddOutbox(this IServiceCollection services)
    {
        services.AddMetrics();
        services.TryAddSingleton(OutboxKeeping.Default);
        services.AddSingleton<OutboxMetrics>();
        services.AddSingleton<OutboxHealth>();
        services.AddSingleton<OutboxDelivery>();
        services.AddSingleton(s => new OutboxWorker(
            s.GetRequiredService<CityDatabase>(),
            s.GetRequiredService<HandlerList>(),
            s.GetRequiredService<OutboxDelivery>(),
            s.GetRequiredService<OutboxSignal>(),
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILogger<OutboxWorker>>()
        ));
        services.AddSingleton<IHostedService>(s => s.GetRequiredService<OutboxWorker>());
        services.AddScoped<OutboxDesk>();
        services.AddScoped<OutboxSweep>();
        services.AddJob(
            new JobPlan
            {
                Name = "kit.outbox_sweep",
                Pause = TimeSpan.FromHours(1),
                Run = static (scope, ct) => scope.GetRequiredService<OutboxSweep>().StepAsync(ct),
            }
        );
        return services.AddJob(
            new JobPlan
            {
                Name = "kit.outbox_gauges",
                Pause = TimeSpan.FromSeconds(15),
                Leased = false,
                InTransaction = false,
                Run = static async (scope, ct) =>
                {
                    var health = scope.GetRequiredService<OutboxHealth>();
                    scope.GetRequiredService<OutboxMetrics>().Saw(await health.ReadAsync(ct));
                    return false;
                },
            }
        );
    }
}
