using System.Collections.Concurrent;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Outbox;

namespace Shahr.Notify.Tests;

/// <summary>An SMS operator that can be made to refuse.</summary>
internal sealed class StubbornOperator : ISmsGateway
{
    public ConcurrentBag<OutgoingMessage> Taken { get; } = [];

    public volatile bool Refuses;

    public Task SendAsync(OutgoingMessage message, CancellationToken ct)
    {
        if (Refuses)
            throw new GatewayException("No.");
        Taken.Add(message);
        return Task.CompletedTask;
    }
}

/// <summary>Everybody has the same mobile.</summary>
internal sealed class OneReachablePerson : IPeople
{
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
        Task.FromResult<Reach?>(new Reach("+989121112233", null, "fa"));

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
