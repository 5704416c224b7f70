using Npgsql;
using Shahr.Kit.Data;
using Shahr.Kit.Modules;

namespace Shahr.Kit.Tests;

/// <summary>
/// A fresh database with Kit's schema for one test class (<c>IClassFixture</c>): SQLite, or PostgreSQL when
/// SHAHR_TEST_DATABASE=postgres, on the server that SHAHR_TEST_POSTGRES names.
/// </summary>
public sealed class TestDatabase : IAsyncLifetime
{
    private readonly string _name = "shahr_test_" + Guid.CreateVersion7().ToString("N");
    private CityDatabase? _city;

    /// <summary>The database; asking for it skips the test where there is no server to make one on.</summary>
    public CityDatabase City
    {
        get
        {
            Assert.SkipWhen(_city is null, "SHAHR_TEST_POSTGRES is not set.");
            return _city;
        }
    }

    /// <summary>Connection string or file, for a child process.</summary>
    public string Address { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable("SHAHR_TEST_DATABASE") == "postgres")
        {
            var server = Environment.GetEnvironmentVariable("SHAHR_TEST_POSTGRES");
            if (string.IsNullOrEmpty(server))
                return;
            await AdministerAsync(server, $"create database {_name}");
            Address = new NpgsqlConnectionStringBuilder(server) { Database = _name }.ToString();
            _city = CityDatabase.Postgres(Address);
        }
        else
        {
            Address = Path.Combine(Path.GetTempPath(), _name + ".db");
            _city = CityDatabase.Sqlite(Address);
        }

        await new SchemaRunner(_city, [new SchemaSource("kit", typeof(KitServices).Assembly)]).UpgradeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_city is null)
            return;
        await _city.DisposeAsync();
        if (_city.Kind == DatabaseKind.Postgres)
        {
            await AdministerAsync(
                Environment.GetEnvironmentVariable("SHAHR_TEST_POSTGRES") ?? "",
                $"drop database if exists {_name} with (force)"
            );
            return;
        }

        foreach (var file in new[] { Address, Address + "-wal", Address + "-shm" })
            File.Delete(file);
    }

    private static async Task AdministerAsync(string server, string sql)
    {
        await using var source = NpgsqlDataSource.Create(server);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
