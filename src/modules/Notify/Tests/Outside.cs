using System.Collections.Concurrent;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Outbox;

namespace Shahr.Notify.Tests;

/// <summary>What an SMS provider does with the next message.</summary>
internal enum Manner
{
    /// <summary>Sends it and says so.</summary>
    Works,

    /// <summary>Says no.</summary>
    Refuses,

    /// <summary>Never answers, and sends nothing.</summary>
    Hangs,

    /// <summary>Sends it, and the connection breaks.</summary>
    Cuts,

    /// <summary>Says yes and sends nothing.</summary>
    Drops,
}

/// <summary>An SMS provider that honours ids and misbehaves when a test tells it to.</summary>
internal sealed class StubbornProvider : ISmsProvider
{
    private readonly ConcurrentDictionary<Guid, OutgoingMessage> _has = new();

    public volatile Manner Manner;

    /// <summary>True while it cannot say what became of anything.</summary>
    public volatile bool Silent;

    /// <summary>Called before anything else is done with a message.</summary>
    public Func<OutgoingMessage, Task>? Before { get; set; }

    /// <summary>What reached a phone.</summary>
    public ICollection<OutgoingMessage> Taken => _has.Values;

    /// <summary>Every message as often as it was given.</summary>
    public ConcurrentQueue<Guid> Given { get; } = [];

    public async Task<string?> SendAsync(OutgoingMessage message, CancellationToken ct)
    {
        Given.Enqueue(message.Id);
        if (Before is not null)
            await Before(message);
        if (Manner == Manner.Refuses)
            throw new GatewayException("No.");
        if (Manner == Manner.Hangs)
            await Task.Delay(Timeout.Infinite, ct);
        if (Manner is Manner.Works or Manner.Cuts)
            _has.TryAdd(message.Id, message);
        if (Manner == Manner.Cuts)
            throw new IOException("Cut.");
        return null;
    }

    public Task<IReadOnlyDictionary<Guid, Fate>> AskAsync(IReadOnlyCollection<Asked> asked, CancellationToken ct) =>
        Silent
            ? throw new IOException("Cut.")
            : Task.FromResult<IReadOnlyDictionary<Guid, Fate>>(
                asked.ToDictionary(m => m.Id, m => _has.ContainsKey(m.Id) ? Fate.Delivered : Fate.NotKnown)
            );
}

/// <summary>Everybody has the same mobile, and the same e-mail address where a test gives one.</summary>
internal sealed class OneReachablePerson : IPeople
{
    public string? Email { get; set; }

    public Task<IReadOnlyDictionary<PersonId, PersonName>> NamesAsync(
        IReadOnlyCollection<PersonId> people,
        CancellationToken ct = default
    ) =>
        Task.FromResult<IReadOnlyDictionary<PersonId, PersonName>>(
            people.ToDictionary(p => p, p => new PersonName(p, "مریم"))
        );

    public Task<PersonRecord?> RecordAsync(PersonId person, string reason, CancellationToken ct = default) =>
        Task.FromResult<PersonRecord?>(null);

    public Task<Reach?> ReachAsync(PersonId person, CancellationToken ct = default) =>
        Task.FromResult<Reach?>(new Reach("+989121112233", Email, "fa"));

    public Task<IReadOnlyList<PersonId>> ReadersOfAsync(
        PersonId applicant,
        string service,
        CancellationToken ct = default
    ) => Task.FromResult<IReadOnlyList<PersonId>>([applicant]);

    public Task<bool> AreCloseAsync(PersonId one, PersonId other, CancellationToken ct = default) =>
        Task.FromResult(one == other);
}

/// <summary>Something that happens in the city of these tests.</summary>
internal sealed record LampWentOut(string Lamp) : ICityEvent
{
    public string Stream => Lamp;
}

/// <summary>Remembers the lamps that were lit again.</summary>
internal sealed class LampLighter
{
    public ConcurrentBag<string> Lit { get; } = [];

    public volatile bool Refuses;
}

internal sealed class LightLamp(LampLighter lighter) : IHandle<LampWentOut>
{
    public Task HandleAsync(LampWentOut happened, Delivery delivery, CancellationToken ct)
    {
        if (lighter.Refuses)
            throw new InvalidOperationException("No ladder.");
        lighter.Lit.Add(happened.Lamp);
        return Task.CompletedTask;
    }
}
