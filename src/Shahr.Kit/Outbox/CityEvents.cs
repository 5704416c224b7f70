using System.Data.Common;
using System.Text.Json;
using Shahr.Kit.Data;

namespace Shahr.Kit.Outbox;

/// <summary>
/// A fact other modules may hear: a past-tense record in Contracts. The type's name is its wire name.
/// </summary>
public interface ICityEvent
{
    /// <summary>Events of one stream (the aggregate's id) are delivered in order.</summary>
    string Stream { get; }
}

/// <summary>What a handler knows of the delivery itself.</summary>
/// <param name="EventId">The same id on every attempt: handlers are idempotent by it.</param>
/// <param name="At">When the fact became true, UTC.</param>
/// <param name="Attempt">1 for the first.</param>
public sealed record Delivery(Guid EventId, DateTime At, int Attempt);

/// <summary>
/// Hears one kind of event. Runs in the same transaction that marks the delivery done, so that what it writes to the
/// city's database happens exactly once; what it does outside must be idempotent by <see cref="Delivery.EventId"/>.
/// It has 30 seconds and, on SQLite, the city's only writing turn meanwhile: slow outside work (SMS, another
/// organisation) is written down as a row here and done by a job that holds no transaction.
/// </summary>
public interface IHandle<in TEvent>
    where TEvent : ICityEvent
{
    /// <summary>Does the work or throws; a throw is retried with growing pauses, then becomes a dead letter.</summary>
    Task HandleAsync(TEvent happened, Delivery delivery, CancellationToken ct);
}

/// <summary>Gathers events during the request; they are written in its transaction and delivered after it.</summary>
public sealed class CityEvents(
    CityTransaction transaction,
    HandlerList handlers,
    OutboxSignal signal,
    TimeProvider clock
) : ICommitPart
{
    private readonly List<ICityEvent> _events = [];

    /// <summary>Tells the city a fact, once the transaction commits.</summary>
    public void Tell(ICityEvent happened)
    {
        _events.Add(happened);
        transaction.Join(this);
    }

    IEnumerable<DbCommand> ICommitPart.Commands(CityTransaction tx)
    {
        if (_events.Count == 0)
            return [];
        var now = clock.GetUtcNow();
        return OutboxRows.Insert(tx, [.. _events.Select(happened => Row(happened, now))]);
    }

    void ICommitPart.Committed()
    {
        if (_events.Count == 0)
            return;
        _events.Clear();
        signal.Wake();
    }

    private OutboxRow Row(ICityEvent happened, DateTimeOffset now)
    {
        var type = happened.GetType();
        var body = JsonSerializer.Serialize(happened, type, JsonSerializerOptions.Web);
        string[] hearers = [.. handlers.For(type)];
        return new(Guid.CreateVersion7(now), type.Name, happened.Stream, body, now.UtcDateTime, hearers);
    }
}
