using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shahr.Kit.Data;
using Shahr.Web.Host;

namespace Shahr.Testing;

/// <summary>
/// A fresh, migrated database for every test class, copied from a template made once a run. Which kind is chosen by
/// <c>SHAHR_TEST_DATABASE</c> (sqlite unless postgres); PostgreSQL is reached by <c>SHAHR_TEST_POSTGRES</c>.
/// </summary>
public static class TestDatabases
{
    private static readonly SemaphoreSlim One = new(1, 1);
    private static string? _template;

    /// <summary>The kind this run is about.</summary>
    public static DatabaseKind Kind { get; } =
        Environment.GetEnvironmentVariable("SHAHR_TEST_DATABASE") == "postgres"
            ? DatabaseKind.Postgres
            : DatabaseKind.Sqlite;

    private static string Server =>
        Environment.GetEnvironmentVariable("SHAHR_TEST_POSTGRES")
        ?? throw new InvalidOperationException("SHAHR_TEST_POSTGRES is not set; ./test sets it.");

    /// <summary>Options of a city on a database of its own.</summary>
    public static async Task<CityOptions> NewAsync(string folder)
    {
        await One.WaitAsync();
        try
        {
            _template ??= await MakeTemplateAsync();
            if (Kind == DatabaseKind.Sqlite)
            {
                File.Copy(_template, Path.Join(folder, "city.db"));
                return new CityOptions { Data = folder, Demo = true };
            }

            var name = "shahr_" + Guid.CreateVersion7().ToString("N");
            await RunAsync($"create database {name} template {_template}");
            return new CityOptions
            {
                Data = folder,
                Demo = true,
                Database = Connection(name),
            };
        }
        finally
        {
            One.Release();
        }
    }

    /// <summary>Gives the database back.</summary>
    public static async Task DropAsync(CityOptions options)
    {
        if (options.Database is null)
            return;
        var name = new NpgsqlConnectionStringBuilder(options.Database).Database;
        await RunAsync($"drop database if exists {name} with (force)");
    }

    private static async Task<string> MakeTemplateAsync()
    {
        var folder = Directory.CreateTempSubdirectory("shahr-template-").FullName;
        var name = "shahr_template_" + Guid.CreateVersion7().ToString("N");
        if (Kind == DatabaseKind.Postgres)
            await RunAsync($"create database {name}");
        var options = new CityOptions
        {
            Data = folder,
            Database = Kind == DatabaseKind.Postgres ? Connection(name) : null,
        };
        await using (var app = CityApp.Build(options, []))
        {
            await app.Services.GetRequiredService<SchemaRunner>().UpgradeAsync();
            if (Kind == DatabaseKind.Sqlite)
            {
                await using var connection = await app.Services.GetRequiredService<CityDatabase>().OpenAsync();
                await using var command = connection.CreateCommand();
                command.CommandText = "pragma wal_checkpoint(truncate)";
                await command.ExecuteNonQueryAsync();
            }
        }

        if (Kind == DatabaseKind.Postgres)
        {
            NpgsqlConnection.ClearAllPools();
            return name;
        }

        SqliteConnection.ClearAllPools();
        return Path.Join(folder, "city.db");
    }

    private static string Connection(string name) =>
        new NpgsqlConnectionStringBuilder(Server) { Database = name, MaxPoolSize = 40 }.ToString();

    private static async Task RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(Server) { Pooling = false }.ToString()
        );
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
