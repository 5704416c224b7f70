using System.Data.Common;
using Shahr.Kit.Data;

namespace Shahr.Kit.Outbox;

/// <summary>One handler's queue of one stream: the unit of order.</summary>
internal readonly record struct OutboxLane(string Handler, string Stream);

/// <summary>The delivery at the head of a lane; <c>More</c> when others wait behind it.</summary>
internal sealed record OutboxHead(
    long Seq,
    int Attempts,
    Guid EventId,
    string Type,
    string Body,
    DateTime At,
    bool More
);

/// <summary>What came of looking at a lane once.</summary>
internal enum OutboxOutcome
{
    /// <summary>Nothing was due, another worker has it, or it failed.</summary>
    Nothing,

    /// <summary>Delivered, and the lane is empty.</summary>
    Last,

    /// <summary>Delivered, and more waits behind it.</summary>
    More,
}

/// <summary>The SQL of taking deliveries out again.</summary>
internal static class OutboxQueue
{
    private const string Due = """
        select d.handler, d.stream from kit_outbox_deliveries d
        where d.done_at is null and d.state = 'pending' and d.next_at <= @now and d.handler in ({0})
          and not exists (select 1 from kit_outbox_deliveries e
            where e.done_at is null and e.handler = d.handler and e.stream = d.stream and e.seq < d.seq)
        order by d.seq limit @limit
        """;

    // The head is found by min(seq) and not by skipping: a head that another worker holds means "not our turn",
    // never "take the next one".
    private const string Head = """
        select d.seq, d.attempts, d.event_id, e.type, e.body, e.at,
          exists (select 1 from kit_outbox_deliveries n
            where n.done_at is null and n.handler = d.handler and n.stream = d.stream and n.seq > d.seq)
        from kit_outbox_deliveries d join kit_outbox_events e on e.id = d.event_id
        where d.seq = (select min(h.seq) from kit_outbox_deliveries h
            where h.done_at is null and h.handler = @handler and h.stream = @stream)
          and d.done_at is null and d.state = 'pending' and d.next_at <= @now
        """;

    private const string Done =
        "update kit_outbox_deliveries set state = 'done', done_at = @now, error = null where seq = @seq";

    private const string Failed = """
        update kit_outbox_deliveries set state = @state, attempts = @attempts, next_at = @next, error = @error
        where seq = @seq and state = 'pending' and attempts = @attempts - 1
        """;

    /// <summary>Lanes whose head may be delivered now, the oldest first.</summary>
    public static async Task<List<OutboxLane>> DueAsync(
        CityDatabase database,
        IReadOnlyCollection<string> handlers,
        DateTime now,
        int limit,
        CancellationToken ct
    )
    {
        var lanes = new List<OutboxLane>();
        if (handlers.Count == 0)
            return lanes;
        await using var connection = await database.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        var names = handlers.Select((_, i) => $"@h{i}");
#pragma warning disable CA2100 // Only parameter names are put into the text.
        command.CommandText = Due.Replace("{0}", string.Join(", ", names), StringComparison.Ordinal);
#pragma warning restore CA2100
        command.With("@now", now).With("@limit", limit);
        foreach (var (i, name) in handlers.Index())
            command.With($"@h{i}", name);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            lanes.Add(new(reader.GetString(0), reader.GetString(1)));
        return lanes;
    }

    /// <summary>
    /// Locks the lane's head for this transaction; null when nothing is due or another worker has it.
    /// </summary>
    public static async Task<OutboxHead?> TakeHeadAsync(
        CityTransaction tx,
        OutboxLane lane,
        DateTime now,
        CancellationToken ct
    )
    {
        await using var command = tx.Command(
            tx.Database.Kind == DatabaseKind.Postgres ? Head + " for update of d skip locked" : Head
        );
        command.With("@handler", lane.Handler).With("@stream", lane.Stream).With("@now", now);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? Read(reader) : null;
    }

    public static async Task MarkDoneAsync(CityTransaction tx, long seq, DateTime now, CancellationToken ct)
    {
        await using var command = tx.Command(Done);
        command.With("@seq", seq).With("@now", now);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Remembers a failure; does nothing when another worker was faster.</summary>
    public static async Task MarkFailedAsync(
        CityTransaction tx,
        OutboxHead head,
        bool dead,
        DateTime next,
        string error,
        CancellationToken ct
    )
    {
        await using var command = tx.Command(Failed);
        command
            .With("@seq", head.Seq)
            .With("@state", dead ? "dead" : "pending")
            .With("@attempts", head.Attempts + 1)
            .With("@next", next)
            .With("@error", error);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static OutboxHead Read(DbDataReader reader) =>
        new(
            reader.GetInt64(0),
            reader.GetInt32(1),
            reader.GetGuid(2),
            reader.GetString(3),
            reader.GetString(4),
            DateTime.SpecifyKind(reader.GetDateTime(5), DateTimeKind.Utc),
            reader.GetBoolean(6)
        );
}
