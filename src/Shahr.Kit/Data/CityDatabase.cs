using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Shahr.Kit.Data;

/// <summary>The two databases of the house.</summary>
public enum DatabaseKind
{
    /// <summary>Embedded default.</summary>
    Sqlite,

    /// <summary>Production.</summary>
    Postgres,
}

/// <summary>The one database of this city: which kind, how to reach it, and its writing gate.</summary>
public sealed class CityDatabase : IAsyncDisposable
{
    // Statements are prepared once a connection, and a connection is handed on as it is: no code of the house changes a
    // session (locks and settings end with their transaction). Behind a pooler between transactions an operator says
    // "Max Auto Prepare=0"; whatever stands in their own string wins.
    private const string HouseSettings = "Max Auto Prepare=200;Auto Prepare Min Usages=2;No Reset On Close=true;";

    private readonly NpgsqlDataSource? _source;

    private CityDatabase(DatabaseKind kind, string connectionString)
    {
        Kind = kind;
        ConnectionString = connectionString;
        if (kind == DatabaseKind.Postgres)
            _source = NpgsqlDataSource.Create(HouseSettings + connectionString);
    }

    /// <summary>SQLite or PostgreSQL.</summary>
    public DatabaseKind Kind { get; }

    /// <summary>Never logged: it may hold a password.</summary>
    public string ConnectionString { get; }

    /// <summary>Writers of SQLite queue here, first come first served; PostgreSQL passes straight through.</summary>
    public WriteGate Gate { get; } = new();

    /// <summary>Plain reads wait here for one another once they are more than the processors can serve.</summary>
    internal ReadTurns Readers { get; } = new();

    /// <summary>Called before every statement, commit and answer of a commit; tests put a crash there.</summary>
    internal Action<string>? Probe { get; set; }

    /// <summary>A SQLite file, made if absent.</summary>
    public static CityDatabase Sqlite(string file) =>
        new(
            DatabaseKind.Sqlite,
            new SqliteConnectionStringBuilder
            {
                DataSource = file,
                ForeignKeys = true,
                DefaultTimeout = 30,
            }.ToString()
        );

    /// <summary>A PostgreSQL database by its Npgsql connection string.</summary>
    public static CityDatabase Postgres(string connectionString) => new(DatabaseKind.Postgres, connectionString);

    /// <summary>A new connection, closed.</summary>
    public DbConnection CreateConnection()
    {
        if (_source is not null)
            return _source.CreateConnection();
        var connection = new SqliteConnection(ConnectionString);
        connection.StateChange += (_, change) =>
        {
            if (change.CurrentState == System.Data.ConnectionState.Open)
                SqliteSession.Prepare(connection);
        };
        return connection;
    }

    /// <summary>A new connection, open.</summary>
    public async Task<DbConnection> OpenAsync(CancellationToken ct = default)
    {
        var connection = CreateConnection();
        await connection.OpenAsync(ct);
        return connection;
    }

    /// <summary>Points a context at a connection of this database.</summary>
    public void Configure(DbContextOptionsBuilder options, DbConnection connection)
    {
        if (Kind == DatabaseKind.Postgres)
            options.UseNpgsql(connection);
        else
            options.UseSqlite(connection);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Readers.Dispose();
        if (_source is not null)
            await _source.DisposeAsync();
        else
            SqliteConnection.ClearPool(new SqliteConnection(ConnectionString));
    }
}
