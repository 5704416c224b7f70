using Shahr.Kit.Data;

namespace Shahr.Kit.Outbox;

/// <summary>How the outbox stands.</summary>
/// <param name="Pending">Waiting deliveries, counted up to 10,000.</param>
/// <param name="Dead">Dead letters, counted up to 10,000.</param>
/// <param name="Unknown">Waiting deliveries whose handler this process does not know, counted up to 10,000.</param>
/// <param name="OldestAge">Age of the oldest waiting delivery; zero when none waits.</param>
public sealed record OutboxCondition(long Pending, long Dead, long Unknown, TimeSpan OldestAge);

/// <summary>Asks how the outbox stands, for <c>/readyz</c>, <c>doctor</c> and the meter.</summary>
public sealed class OutboxHealth(CityDatabase database, HandlerList handlers, TimeProvider clock)
{
    // Counting stops at a bound: a probe must not read a table of millions every few seconds.
    private const string Counts = """
        select state, handler, count(*) from (
          select state, handler from kit_outbox_deliveries where done_at is null and state = 'pending' limit 10000) p
        group by state, handler
        union all
        select state, handler, count(*) from (
          select state, handler from kit_outbox_deliveries where done_at is null and state = 'dead' limit 10000) d
        group by state, handler
        """;

    private const string Oldest = """
        select e.at from kit_outbox_deliveries d join kit_outbox_events e on e.id = d.event_id
        where d.done_at is null and d.state = 'pending' order by d.seq limit 1
        """;

    /// <summary>Two bounded reads.</summary>
    public async Task<OutboxCondition> ReadAsync(CancellationToken ct = default)
    {
        await using var connection = await database.OpenAsync(ct);
        await using var counts = connection.CreateCommand();
        counts.CommandText = Counts;
        long pending = 0,
            dead = 0,
            unknown = 0;
        await using (var reader = await counts.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct))
            {
                var count = reader.GetInt64(2);
                if (reader.GetString(0) == "dead")
                    dead += count;
                else
                    pending += count;
                if (handlers.Find(reader.GetString(1)) is null)
                    unknown += count;
            }
        }

        await using var oldest = connection.CreateCommand();
        oldest.CommandText = Oldest;
        await using var first = await oldest.ExecuteReaderAsync(ct);
        var age = await first.ReadAsync(ct)
            ? clock.GetUtcNow().UtcDateTime - DateTime.SpecifyKind(first.GetDateTime(0), DateTimeKind.Utc)
            : TimeSpan.Zero;
        return new(pending, dead, unknown, age < TimeSpan.Zero ? TimeSpan.Zero : age);
    }
}
