using Shahr.Kit.Data;
using Shahr.Kit.Modules;
using Shahr.Web.Cli;
using Shahr.Web.Host;

namespace Shahr.Web.Backup;

/// <summary>The schema of a database against this build, without opening a city.</summary>
internal static class SchemaOf
{
    public static CityDatabase Database(CityOptions options) =>
        options.Database is { } postgres
            ? CityDatabase.Postgres(postgres)
            : CityDatabase.Sqlite(Path.Join(options.Data, BackupManifest.SqliteName));

    public static SchemaRunner Runner(CityOptions options, CityDatabase database) =>
        new(
            database,
            [
                new SchemaSource("kit", typeof(KitServices).Assembly),
                .. CityModules.Open(options).Select(module => new SchemaSource(module.Name, module.GetType().Assembly)),
            ]
        );

    /// <exception cref="StartException">SQLite, and there is no city in the data folder.</exception>
    public static void MustExist(CityOptions options)
    {
        if (!IsNew(options))
            return;
        throw new StartException(
            $"در پوشهٔ «{options.Data}» شهری نیست.",
            $"There is no city in '{options.Data}'.",
            "--data FOLDER"
        );
    }

    /// <summary>Everything is pending for a city that is not there yet; looking does not make one.</summary>
    public static async Task<SchemaState> StateAsync(CityOptions options, CityDatabase database, CancellationToken ct)
    {
        var runner = Runner(options, database);
        return IsNew(options)
            ? new SchemaState([.. runner.Scripts.Select(s => s.Name)], [], [])
            : await runner.StateAsync(ct);
    }

    public static async Task<IReadOnlyList<string>> AppliedAsync(
        CityOptions options,
        CityDatabase database,
        CancellationToken ct
    )
    {
        var runner = Runner(options, database);
        var state = await runner.StateAsync(ct);
        return [.. runner.Scripts.Select(s => s.Name).Except(state.Pending), .. state.Unknown];
    }

    private static bool IsNew(CityOptions options) =>
        options.Database is null && !File.Exists(Path.Join(options.Data, BackupManifest.SqliteName));
}
