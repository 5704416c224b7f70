using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Npgsql;
using Shahr.Kit.Data;
using Shahr.Treasury;

namespace Shahr.Bench;

/// <summary>The same ledger with its journal in the PostgreSQL that pgbench is measured on.</summary>
internal sealed class PostgresLedger : IAsyncDisposable
{
    private readonly CityDatabase _database;
    private readonly DataFolder _data;
    private OpenLedger? _open;
    private LedgerLoad? _load;

    private PostgresLedger(Room room) =>
        (_database, _data) = (
            CityDatabase.Postgres(room.Postgres("ledger")),
            new DataFolder(room.Folder("ledger-data"))
        );

    /// <summary>Callers of it.</summary>
    public LedgerLoad Load => _load ?? throw new BenchException("The ledger is not open.");

    public static async Task<PostgresLedger> BeginAsync(Room room)
    {
        await using (var server = NpgsqlDataSource.Create(room.Postgres("postgres")))
        await using (var create = server.CreateCommand("create database ledger"))
            await create.ExecuteNonQueryAsync();
        var ledger = new PostgresLedger(room);
        await new SchemaRunner(
            ledger._database,
            [new SchemaSource("treasury", typeof(TreasuryModule).Assembly)]
        ).UpgradeAsync();
        await ledger.OpenAsync();
        return ledger;
    }

    /// <summary>How long it takes to start where so many lines are there and no copy of the book is.</summary>
    public async Task<double> StartAsync(int lines)
    {
        var missing = lines - (int)Math.Min(lines, Load.Ledger.End);
        await Load.CostAsync(missing);
        await CloseAsync();
        Directory.Delete(Path.Join(_data.Path, DatabasePlace.Folder), recursive: true);
        GC.Collect();
        return await OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        await _database.DisposeAsync();
    }

    private async Task<double> OpenAsync()
    {
        var place = new DatabasePlace(_database, _data, new ConfigurationBuilder().Build(), TimeProvider.System);
        var since = Stopwatch.GetTimestamp();
        _open = await place.OpenAsync(0, default) ?? throw new BenchException("Somebody has the ledger.");
        var took = Stopwatch.GetElapsedTime(since).TotalSeconds;
        _load = await LedgerLoad.BeginAsync(_open.Ledger);
        return took;
    }

    private async Task CloseAsync()
    {
        if (_open is not null)
            await _open.CloseAsync();
        _open = null;
    }
}
