using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Outbox;

namespace Shahr.Identity;

/// <summary>What a confirmed change does here, and what it tells the rest of the city. Everybody is locked.</summary>
internal sealed class ChangedPerson(
    IdentityDb db,
    SessionDesk sessions,
    SessionsChanged changed,
    DelegationDesk delegations,
    CityEvents events,
    TimeProvider clock
)
{
    public async Task ApplyAsync(Change change, PersonId by, CancellationToken ct)
    {
        var person = await db.Users.SingleAsync(p => p.Id == change.PersonId.Value, ct);
        switch (change)
        {
            case { Kind: ChangeKind.Death, Day: { } day }:
                person.DiedOn = day;
                await sessions.RevokeAllAsync(person.PersonId, ct);
                await EndGivenAsync(person.PersonId, by, ct);
                events.Tell(new PersonDied(person.PersonId, day));
                break;
            case { Kind: ChangeKind.DeathUndone }:
                person.DiedOn = null;
                events.Tell(new PersonDeathUndone(person.PersonId));
                break;
            case { Kind: ChangeKind.Name, GivenName: { } given }:
                (person.GivenName, person.FamilyName) = (given, change.FamilyName ?? "");
                changed.Of(person.PersonId);
                events.Tell(new PersonRenamed(person.PersonId));
                break;
            case { Kind: ChangeKind.Merge, OtherId: { } into }:
                (person.MergedInto, person.MergedAt) = (into, clock.GetUtcNow().UtcDateTime);
                await sessions.RevokeAllAsync(person.PersonId, ct);
                events.Tell(new PersonMerged(person.PersonId, into));
                break;
            case { Kind: ChangeKind.MergeUndone, OtherId: { } from }:
                (person.MergedInto, person.MergedAt) = (null, null);
                events.Tell(new PersonMergeUndone(person.PersonId, from));
                break;
            default:
                throw new InvalidOperationException($"A change of kind {change.Kind} lacks what it needs.");
        }
    }

    // A right to act for somebody does not outlive them. Its helper is told as of any other that was taken back.
    private async Task EndGivenAsync(PersonId giver, PersonId by, CancellationToken ct)
    {
        foreach (var given in await delegations.OpenOfAsync(giver, ct))
            await delegations.EndAsync(db.Delegations.Where(d => d.Id == given.Id), by, ct);
    }
}
