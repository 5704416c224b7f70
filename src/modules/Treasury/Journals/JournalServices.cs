using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shahr.Kit.Data;
using Shahr.Ledger;

namespace Shahr.Treasury;

/// <summary>The ledger of this city, wherever its journal is and whichever process has it.</summary>
internal static class JournalServices
{
    /// <summary>
    /// <c>files</c>: in the data folder, for one process. <c>postgres</c>: in the database, for any number; what a city
    /// on PostgreSQL does unless it is told otherwise.
    /// </summary>
    public const string Setting = "Treasury:Journal";

    public static void Add(IServiceCollection services)
    {
        services.AddSingleton(Place);
        services.AddSingleton<LedgerHost>();
        services.AddSingleton<LedgerBells>();
        services.AddSingleton<ForwardedLedger>();
        services.AddSingleton<ForwardDesk>();
        services.AddSingleton<ICityLedger, CityLedger>();
        services.AddSingleton<IHostedService>(s => s.GetRequiredService<LedgerBells>());
        services.AddSingleton<IHostedService>(s => s.GetRequiredService<LedgerHost>());
        services.AddSingleton<IHostedService>(s => s.GetRequiredService<ForwardedLedger>());
        services.AddSingleton<IHostedService>(s => s.GetRequiredService<ForwardDesk>());
    }

    private static IJournalPlace Place(IServiceProvider services)
    {
        var (settings, clock) = (
            services.GetRequiredService<IConfiguration>(),
            services.GetRequiredService<TimeProvider>()
        );
        var (database, data) = (services.GetRequiredService<CityDatabase>(), services.GetRequiredService<DataFolder>());
        var usual = database.Kind == DatabaseKind.Postgres ? "postgres" : "files";
        return (settings.GetValue<string>(Setting) ?? usual, database.Kind) switch
        {
            ("files", _) => new FolderPlace(data, settings, clock),
            ("postgres", DatabaseKind.Postgres) => new DatabasePlace(database, data, settings, clock),
            ("postgres", _) => throw new InvalidOperationException($"{Setting}=postgres needs a city on PostgreSQL."),
            var (other, _) => throw new InvalidOperationException($"{Setting} is files or postgres, not '{other}'."),
        };
    }
}
