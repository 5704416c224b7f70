using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Shahr.Kit.Data;

namespace Shahr.Kit.Audit;

/// <summary>A row that is committed and not yet chained.</summary>
/// <param name="Id">Its id as text.</param>
/// <param name="At">When it says it happened, UTC.</param>
public sealed record OpenRow(string Id, DateTime At);

/// <summary>Where the verifier reads from: the city's database, a copy of it, or a list in a test.</summary>
public interface IAuditSource
{
    /// <summary>Sealed rows by place, then id, as a stream: a city has millions.</summary>
    IAsyncEnumerable<SealedRow> SealedAsync(CancellationToken ct = default);

    /// <summary>Committed rows that no seal covers yet, oldest first.</summary>
    IAsyncEnumerable<OpenRow> OpenAsync(CancellationToken ct = default);

    /// <summary>The roots the database itself keeps, days ascending.</summary>
    Task<IReadOnlyList<AuditRoot>> RootsAsync(CancellationToken ct = default);
}

/// <summary>The city's own database as a source. Reads whatever stands there, however it came to stand there.</summary>
public sealed class AuditDatabase(CityDatabase database) : IAuditSource
{
    /// <inheritdoc/>
    public async IAsyncEnumerable<SealedRow> SealedAsync([EnumeratorCancellation] CancellationToken ct = default)
    {
        await using var connection = await database.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = $"""
            select {SealingRows.Columns}, seq, entry_hash, chain_hash from kit_audit_entries where seq is not null
            order by seq, id
            """;
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var entry = TryEntry(reader);
            var id = entry?.Id.ToString() ?? Text(reader, 0);
            yield return new SealedRow(id, entry, reader.GetInt64(11), Text(reader, 12), Text(reader, 13));
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<OpenRow> OpenAsync([EnumeratorCancellation] CancellationToken ct = default)
    {
        await using var connection = await database.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = $"select {SealingRows.Columns} from kit_audit_entries where seq is null order by id";
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            // A row whose columns cannot be read can never be sealed: it counts as older than everything.
            yield return TryEntry(reader) is { } entry
                ? new OpenRow(entry.Id.ToString(), entry.At)
                : new OpenRow(Text(reader, 0), DateTime.MinValue);
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<AuditRoot>> RootsAsync(CancellationToken ct = default) =>
        ReadRootsAsync("order by day", ct);

    /// <summary>The roots of the last days, the newest first.</summary>
    /// <param name="most">How many days.</param>
    /// <param name="ct">Stops the reading.</param>
    public Task<IReadOnlyList<AuditRoot>> LatestRootsAsync(int most, CancellationToken ct = default) =>
        ReadRootsAsync(string.Create(CultureInfo.InvariantCulture, $"order by day desc limit {most}"), ct);

    private async Task<IReadOnlyList<AuditRoot>> ReadRootsAsync(string order, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = "select day, seq, chain_hash from kit_audit_roots " + order;
        await using var reader = await command.ExecuteReaderAsync(ct);
        var roots = new List<AuditRoot>();
        while (await reader.ReadAsync(ct))
            roots.Add(new AuditRoot(reader.GetFieldValue<DateOnly>(0), reader.GetInt64(1), reader.GetString(2)));
        return roots;
    }

    private static AuditEntry? TryEntry(DbDataReader reader)
    {
        try
        {
            return SealingRows.ReadEntry(reader);
        }
        catch (Exception error)
            when (error is FormatException or InvalidCastException or OverflowException or ArgumentException)
        {
            // SQLite lets a forger write any type into any column.
            return null;
        }
    }

    private static string Text(DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? "" : reader.GetValue(column).ToString() ?? "";
}
