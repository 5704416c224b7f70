using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Audit;
using Shahr.Kit.Data;
using Shahr.Kit.Keys;
using Shahr.Kit.Outbox;
using Shahr.Kit.Values;

namespace Shahr.Kit.Modules;

/// <summary>Kit's own services.</summary>
public static class KitServices
{
    /// <summary>
    /// Adds the database, files under the data folder, the one transaction per request, audit, outbox and schema of Kit
    /// itself.
    /// </summary>
    public static IServiceCollection AddKit(this IServiceCollection services, CityDatabase database, string dataFolder)
    {
        services.AddSingleton(database);
        services.AddSingleton(new DataFolder(dataFolder));
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<ICityKeys, CityKeyFiles>();
        services.AddHttpContextAccessor();
        services.AddScoped<CityTransaction>();
        services.AddScoped<CurrentRequest>();
        services.AddScoped<AuditTrail>();
        services.AddScoped<NewRows>();
        services.AddScoped<CityEvents>();
        services.AddSingleton<HandlerList>();
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<Slots>();
        services.AddSingleton(WorkCalendar.Default);
        services.AddSingleton<SchemaRunner>();
        services.AddSingleton(new SchemaSource("kit", typeof(KitServices).Assembly));
        return services;
    }

    /// <summary>Adds a module's DbContext.</summary>
    public static IServiceCollection AddCityDb<TDb>(this IServiceCollection services)
        where TDb : CityDb => services.AddScoped<TDb>();
}
