using System.Data.Common;
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

    /// <summary>The commands that write the events in their order.</summary>
    public static IEnumerable<DbCommand> Insert(CityTransaction tx, IReadOnlyList<OutboxRow> rows)
    {
        var several = tx.Database.Kind == DatabaseKind.Postgres;
        return (several ? Locks(tx, rows) : []).Concat(rows.SelectMany(row => Each(tx, row, several)));
    }

    private static IEnumerable<DbCommand> Each(CityTransaction tx, OutboxRow row, bool several)
    {
        yield return tx.Command(Event)
            .With("@id", row.Id)
            .With("@type", row.Type)
            .With("@stream", row.Stream)
            .With("@body", row.Body)
            .With("@at", row.At);
        if (several && row.Handlers.Length > 0)
            yield return Delivery(tx, Deliveries, row).With("@handlers", row.Handlers);
        foreach (var handler in several ? [] : row.Handlers)
            yield return Delivery(tx, OneDelivery, row).With("@handler", handler);
    }

    private static DbCommand Delivery(CityTransaction tx, string sql, OutboxRow row) =>
        tx.Command(sql).With("@id", row.Id).With("@stream", row.Stream).With("@at", row.At);

    /// <summary>
    /// Two transactions that tell of the same stream at once take numbers in one order and could commit in the other;
    /// a worker between the two commits would deliver them turned round. The lock keeps number order and commit
    /// order the same; sorted, so that two tellers of the same streams cannot wait for each other.
    /// </summary>
    private static IEnumerable<DbCommand> Locks(CityTransaction tx, IReadOnlyList<OutboxRow> rows) =>
        rows.Where(r => r.Handlers.Length > 0)
            .Select(r => r.Stream)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .Select(stream =>
                tx.Command("select pg_advisory_xact_lock(hashtextextended('kit_outbox/' || @stream, 0))")
                    .With("@stream", stream)
            );
}
