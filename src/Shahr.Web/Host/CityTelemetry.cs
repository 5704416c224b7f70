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
                    .AddAspNetCoreInstrumentation()
                    .AddRuntimeInstrumentation()
                    .AddMeter("Npgsql", "Shahr.*")
                    .AddPrometheusExporter()
            );
        return services;
    }
}
