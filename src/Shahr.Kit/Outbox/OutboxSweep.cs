using Shahr.Kit.Data;

namespace Shahr.Kit.Outbox;

/// <summary>How long delivered events are kept.</summary>
/// <param name="KeepDone">Since delivery; a partner's question «did you hear of it?» can be answered that long.</param>
public sealed record OutboxKeeping(TimeSpan KeepDone)
{
    /// <summary>Thirty days.</summary>
    public static OutboxKeeping Default { get; } = new(TimeSpan.FromDays(30));
}

/// <summary>Removes what was delivered (or discarded) long ago, in small steps. Dead letters stay.</summary>
public sealed class OutboxSweep(CityTransaction transaction, OutboxKeeping keeping, TimeProvider clock)
{
    private const int Step = 500;

    private const string Deliveries = """
        delete from kit_outbox_deliveries where seq in (
          select seq from kit_outbox_deliveries
          where done_at is not null and done_at < @cut order by done_at limit @step)
        """;

    // Ids are UUIDv7, so "older than" is a range of the primary key and needs no index on time.
    private const string Events = """
        delete from kit_outbox_events where id in (
          select e.id from kit_outbox_events e
          where e.id < @cut and not exists (select 1 from kit_outbox_deliveries d where d.event_id = e.id)
          order by e.id limit @step)
        """;

    /// <summary>One step in the scope's transaction; true when there is more.</summary>
    public async Task<bool> StepAsync(CancellationToken ct = default)
    {
        var cut = clock.GetUtcNow() - keeping.KeepDone;
        await using var deliveries = transaction.Command(Deliveries);
        deliveries.With("@cut", cut.UtcDateTime).With("@step", Step);
        var swept = await deliveries.ExecuteNonQueryAsync(ct);

        await using var events = transaction.Command(Events);
        events.With("@cut", Guid.CreateVersion7(cut)).With("@step", Step);
        return Math.Max(swept, await events.ExecuteNonQueryAsync(ct)) == Step;
    }
}
