using Npgsql;
using Shahr.Kit.Data;

namespace Shahr.Kit.Outbox;

/// <summary>One event on its way into the outbox, with the names of the handlers that will hear it.</summary>
internal sealed record OutboxRow(Guid Id, string Type, string Stream, string Body, DateTime At, string[] Handlers);

/// <summary>The SQL that writes events and their deliveries.</summary>
internal static class OutboxRows
{
    private const string Event =
        "insert into kit_outbox_events (id, type, stream, body, at) values (@id, @type, @stream, @body, @at)";

    private const string OneDelivery = """
        insert into kit_outbox_deliveries (event_id, handler, stream, next_at) values (@id, @handler, @stream, @at)
        """;

    private const string Deliveries = """
        insert into kit_outbox_deliveries (event_id, handler, stream, next_at)
        select @id, handler, @stream, @at from unnest(@handlers) as handler
        """;

    /// <summary>Writes the events in their order: on PostgreSQL in one round trip.</summary>
    public static Task InsertAsync(CityTransaction tx, IReadOnlyList<OutboxRow> rows, CancellationToken ct) =>
        tx.Connection is NpgsqlConnection connection
            ? BatchAsync(tx, connection, rows, ct)
            : OneByOneAsync(tx, rows, ct);

    private static async Task OneByOneAsync(CityTransaction tx, IReadOnlyList<OutboxRow> rows, CancellationToken ct)
    {
        foreach (var row in rows)
        {
            await using var insert = tx.Command(Event);
            insert
                .With("@id", row.Id)
                .With("@type", row.Type)
                .With("@stream", row.Stream)
                .With("@body", row.Body)
                .With("@at", row.At);
            await insert.ExecuteNonQueryAsync(ct);
            foreach (var handler in row.Handlers)
            {
                await using var delivery = tx.Command(OneDelivery);
                delivery.With("@id", row.Id).With("@handler", handler).With("@stream", row.Stream).With("@at", row.At);
                await delivery.ExecuteNonQueryAsync(ct);
            }
        }
    }

    private static async Task BatchAsync(
        CityTransaction tx,
        NpgsqlConnection connection,
        IReadOnlyList<OutboxRow> rows,
        CancellationToken ct
    )
    {
        tx.Database.Probe?.Invoke("outbox batch");
        await using var batch = new NpgsqlBatch(connection, (NpgsqlTransaction?)tx.Current);
        AddLocks(batch, rows);
        foreach (var row in rows)
        {
            Add(
                batch,
                Event,
                ("id", row.Id),
                ("type", row.Type),
                ("stream", row.Stream),
                ("body", row.Body),
                ("at", row.At)
            );
            if (row.Handlers.Length == 0)
                continue;
            Add(batch, Deliveries, ("id", row.Id), ("stream", row.Stream), ("at", row.At), ("handlers", row.Handlers));
        }

        await batch.ExecuteNonQueryAsync(ct);
    }

    /// <summary>
    /// Two transactions that tell of the same stream at once take numbers in one order and could commit in the other;
    /// a worker between the two commits would deliver them turned round. The lock keeps number order and commit
    /// order the same; sorted, so that two tellers of the same streams cannot wait for each other.
    /// </summary>
    private static void AddLocks(NpgsqlBatch batch, IReadOnlyList<OutboxRow> rows)
    {
        var streams = rows.Where(r => r.Handlers.Length > 0).Select(r => r.Stream).Distinct();
        foreach (var stream in streams.Order(StringComparer.Ordinal))
        {
            Add(
                batch,
                "select pg_advisory_xact_lock(hashtextextended('kit_outbox/' || @stream, 0))",
                ("stream", stream)
            );
        }
    }

    private static void Add(NpgsqlBatch batch, string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value);
        batch.BatchCommands.Add(command);
    }
}
