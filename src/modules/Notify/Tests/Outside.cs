using System.Collections.Concurrent;
using Shahr.Contracts;
using Shahr.Kit;

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
