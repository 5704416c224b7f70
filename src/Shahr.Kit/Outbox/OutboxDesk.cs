using System.Data;
using Shahr.Kit.Audit;
using Shahr.Kit.Data;

namespace Shahr.Kit.Outbox;

/// <summary>A delivery that was given up. The event's body is not shown: it may hold a person's data.</summary>
/// <param name="Seq">Its number; the key of the next page.</param>
/// <param name="EventId">The event.</param>
/// <param name="Type">Name of the event's type.</param>
/// <param name="Handler">Who could not handle it.</param>
/// <param name="Stream">The stream that waits behind it, for this handler only.</param>
/// <param name="At">When the fact became true, UTC.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Error">The last error: type and message.</param>
/// <param name="Behind">Deliveries waiting behind it, counted up to 1,000.</param>
public sealed record DeadLetter(
    long Seq,
    Guid EventId,
    string Type,
    string Handler,
    string Stream,
    DateTime At,
    int Attempts,
    string Error,
    long Behind
);

/// <summary>What an operator does with dead letters: look, try again, or discard with a reason. Audited.</summary>
public sealed class OutboxDesk(CityTransaction transaction, AuditTrail audit, OutboxSignal signal, TimeProvider clock)
{
    private const string Page = """
        select d.seq, d.event_id, e.type, d.handler, d.stream, e.at, d.attempts, coalesce(d.error, ''),
          (select count(*) from (select 1 from kit_outbox_deliveries b where b.done_at is null
            and b.handler = d.handler and b.stream = d.stream and b.seq > d.seq limit 1000) behind)
        from kit_outbox_deliveries d join kit_outbox_events e on e.id = d.event_id
        where d.done_at is null and d.state = 'dead' and d.seq > @after
        order by d.seq limit @limit
        """;

    /// <summary>A page of dead letters, the oldest first.</summary>
    /// <param name="after">Number of the last one seen; 0 for the first page.</param>
    /// <param name="limit">1 to 100.</param>
    /// <param name="ct">Stops the reading.</param>
    public async Task<IReadOnlyList<DeadLetter>> ListAsync(long after, int limit, CancellationToken ct = default)
    {
        if (transaction.Connection.State != ConnectionState.Open)
            await transaction.Connection.OpenAsync(ct);
        await using var command = transaction.Command(Page);
        command.With("@after", after).With("@limit", Math.Clamp(limit, 1, 100));
        await using var reader = await command.ExecuteReaderAsync(ct);
        var page = new List<DeadLetter>();
        while (await reader.ReadAsync(ct))
        {
            page.Add(
                new(
                    reader.GetInt64(0),
                    reader.GetGuid(1),
                    reader.GetString(2),
                    reader.GetString(3),
                    reader.GetString(4),
                    DateTime.SpecifyKind(reader.GetDateTime(5), DateTimeKind.Utc),
                    reader.GetInt32(6),
                    reader.GetString(7),
                    reader.GetInt64(8)
                )
            );
        }

        return page;
    }

    /// <summary>Puts a dead letter back to its place in the queue, with all attempts ahead of it.</summary>
    public async Task<Result<long>> RetryAsync(long seq, CancellationToken ct = default)
    {
        await using var command = transaction.Command(
            """
            update kit_outbox_deliveries set state = 'pending', attempts = 0, next_at = @now
            where seq = @seq and done_at is null and state = 'dead'
            """
        );
        command.With("@seq", seq).With("@now", clock.GetUtcNow().UtcDateTime);
        if (await command.ExecuteNonQueryAsync(ct) == 0)
            return OutboxProblems.NotDead;
        return Decided("kit.dead_letter_retried", seq, null);
    }

    /// <summary>Gives a dead letter up for good; what waits behind it goes on.</summary>
    public async Task<Result<long>> DiscardAsync(long seq, string? reason, CancellationToken ct = default)
    {
        if (string.IsNullOrWhiteSpace(reason))
            return OutboxProblems.ReasonNeeded.On("reason");
        await using var command = transaction.Command(
            """
            update kit_outbox_deliveries set state = 'discarded', done_at = @now
            where seq = @seq and done_at is null and state = 'dead'
            """
        );
        command.With("@seq", seq).With("@now", clock.GetUtcNow().UtcDateTime);
        if (await command.ExecuteNonQueryAsync(ct) == 0)
            return OutboxProblems.NotDead;
        return Decided("kit.dead_letter_discarded", seq, reason.Trim());
    }

    private long Decided(string action, long seq, string? reason)
    {
        audit.Record(
            action,
            "outbox_delivery",
            seq.ToString(System.Globalization.CultureInfo.InvariantCulture),
            reason
        );
        transaction.Join(new WakeAfterCommit(signal));
        return seq;
    }

    private sealed class WakeAfterCommit(OutboxSignal signal) : ICommitPart
    {
        public void Committed() => signal.Wake();
    }
}
