using OpenTelemetry.Metrics;

namespace Shahr.Web.Host;

/// <summary>Metrics of the server, the runtime and our own meters at <c>/metrics</c>.</summary>
internal static class CityTelemetry
{
    public static IServiceCollection AddCityTelemetry(this IServiceCollection services)
    {
        services
            .AddOpenTelemetry()
            .WithMetrics(metrics =>
                metrics
                    .AddRuntimeInstrumentation()
                    // Not the meters of every component and route match: they measure twenty times a page.
                    .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel")
                    .AddMeter("Microsoft.AspNetCore.RateLimiting", "Npgsql", "Shahr.*")
                    .AddPrometheusExporter()
            );
        return services;
    }
}
