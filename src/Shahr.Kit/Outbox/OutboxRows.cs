using Shahr.Kit.Data;

namespace Shahr.Kit.Outbox;

/// <summary>The SQL that writes events and their deliveries.</summary>
internal static class OutboxRows
{
    public static async Task InsertAsync(
        CityTransaction tx, Guid id, string type, string stream, string body, DateTime at, IEnumerable<string> handlers, CancellationToken ct)
    {
        await using (var insert = tx.Command(
            "insert into kit_outbox_events (id, type, stream, body, at) values (@id, @type, @stream, @body, @at)"))
        {
            insert.With("@id", id).With("@type", type).With("@stream", stream).With("@body", body).With("@at", at);
            await insert.ExecuteNonQueryAsync(ct);
        }

        foreach (var handler in handlers)
        {
            await using var delivery = tx.Command("""
                insert into kit_outbox_deliveries (event_id, handler, stream, next_at) values (@id, @handler, @stream, @at)
                """);
            delivery.With("@id", id).With("@handler", handler).With("@stream", stream).With("@at", at);
            await delivery.ExecuteNonQueryAsync(ct);
        }
    }
}
