using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Data;
using Shahr.Kit.Jobs;

namespace Shahr.Kit.Files;

/// <summary>Registration of the file store.</summary>
public static class FileServices
{
    private static readonly TimeSpan SweepAge = TimeSpan.FromDays(1);

    /// <summary>Adds the store that fits the database: on disk beside SQLite, in chunk rows on PostgreSQL.</summary>
    /// <param name="services">The city's services.</param>
    /// <param name="dataFolder">The city's data folder; files go into <c>files</c> under it.</param>
    public static IServiceCollection AddFiles(this IServiceCollection services, string dataFolder)
    {
        var folder = new FileFolder(dataFolder);
        services.AddSingleton(folder);
        services.AddScoped<IFileStore>(s =>
            s.GetRequiredService<CityDatabase>().Kind == DatabaseKind.Postgres
                ? new PostgresFileStore(s.GetRequiredService<CityTransaction>(), s.GetRequiredService<TimeProvider>())
                : new DiskFileStore(
                    s.GetRequiredService<CityTransaction>(),
                    s.GetRequiredService<TimeProvider>(),
                    folder
                )
        );
        return services.AddJob(
            new JobPlan
            {
                Name = "files.sweep",
                Pause = TimeSpan.FromHours(6),
                InTransaction = false,
                Run = async (scope, ct) =>
                {
                    var database = scope.GetRequiredService<CityDatabase>();
                    if (database.Kind == DatabaseKind.Postgres)
                        return false;
                    var now = scope.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
                    await folder.SweepAsync(database, now - SweepAge, ct);
                    return false;
                },
            }
        );
    }
}
