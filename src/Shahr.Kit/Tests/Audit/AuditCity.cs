using Microsoft.AspNetCore.Http;
using Shahr.Kit.Audit;
using Shahr.Kit.Data;

namespace Shahr.Kit.Tests.Audit;

/// <summary>
/// Verbs of the audit tests: record acts as requests do, seal them, and lay hands on rows as an attacker does.
/// </summary>
internal sealed class AuditCity(CityDatabase database, TimeProvider? clock = null)
{
    public CityDatabase Database => database;

    public TimeProvider Clock { get; } = clock ?? TimeProvider.System;

    public AuditSealer Sealer => new(database, Clock);

    /// <summary>One request that records some acts.</summary>
    public async Task RecordAsync(int acts, string subject = "1")
    {
        await using var tx = new CityTransaction(database);
        var trail = new AuditTrail(tx, new CurrentRequest(new HttpContextAccessor()), Clock);
        await tx.BeginAsync(TestContext.Current.CancellationToken);
        for (var i = 0; i < acts; i++)
            trail.Record("cases.noted", "case", subject, "چون لازم بود", new { i });
        await tx.CommitAsync(TestContext.Current.CancellationToken);
    }

    public async Task RecordAndSealAsync(int acts)
    {
        await RecordAsync(acts);
        await Sealer.SealAsync(TestContext.Current.CancellationToken);
    }

    public async Task<List<SealedRow>> RowsAsync()
    {
        var rows = new List<SealedRow>();
        await foreach (var row in new AuditDatabase(database).SealedAsync(TestContext.Current.CancellationToken))
            rows.Add(row);
        return rows;
    }

    public async Task<int> SqlAsync(string sql, params (string Name, object? Value)[] values)
    {
        await using var connection = await database.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
            command.With(name, value);
        return await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
