using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Outbox;
using Shahr.Kit.Values;

namespace Shahr.Identity;

/// <summary>What a recovery changes in an account.</summary>
/// <param name="Mobile">The new one; null where it stays.</param>
internal sealed record AccessChange(Mobile? Mobile)
{
    /// <summary>Its recovery codes go with it.</summary>
    public bool WithoutAuthenticator { get; init; }

    public bool WithoutPasskeys { get; init; }

    /// <summary>The account has no mobile from then on.</summary>
    public bool WithEntry { get; init; }

    /// <summary>Two officers have seen the paper.</summary>
    public bool ConfirmsIdentity { get; init; }
}

/// <summary>
/// What a confirmed recovery does to an account. Whoever is just signing in with what is being taken away must not slip
/// through: the locks are those that sign-in takes, in its order, and sessions end last.
/// </summary>
internal sealed class RecoveredAccess(
    IdentityDb db,
    PersonalData sealing,
    LookUpIndex index,
    Limits limits,
    SessionDesk sessions,
    RecoveryDesk codes,
    CityEvents events,
    TimeProvider clock
)
{
    /// <summary>Changes of one account go one after another.</summary>
    public async Task LockAsync(Person person, CancellationToken ct)
    {
        // Another stamp: a passkey that was read before and comes to be written is refused.
        var stamp = Guid.CreateVersion7().ToString();
        await db
            .Users.Where(p => p.Id == person.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.ConcurrencyStamp, stamp), ct);
        await db.Entry(person).ReloadAsync(ct);
    }

    /// <summary>The same, and sign-in by code and the second question wait until the commit too.</summary>
    public async Task CloseAsync(Person person, CancellationToken ct)
    {
        // Counting locks the row. One try more does no harm.
        foreach (var key in new[] { "try:" + person.NationalCodeIndex, "second:" + person.PersonId })
            await limits.CountAsync(key, int.MaxValue, TimeSpan.FromMinutes(1), ct);
        await LockAsync(person, ct);
    }

    /// <summary>The account must be closed.</summary>
    public async Task ApplyAsync(Person person, AccessChange change, CancellationToken ct)
    {
        var id = person.PersonId;
        if (change.Mobile is { } number)
        {
            person.Mobile = sealing.Seal(number.Value, person.Id, SealedFields.Mobile);
            person.MobileIndex = index.Of(SealedFields.Mobile, number.Value);
            // Whose mobile it is, a registry tells of national codes alone.
            if (sealing.CodeOf(person).National is not null)
                person.CheckFrom(clock.GetUtcNow().UtcDateTime);
        }

        if (change.WithEntry)
            (person.Mobile, person.MobileIndex) = (null, null);
        if (change.ConfirmsIdentity)
            person.Checked();
        if (change.WithoutAuthenticator)
        {
            await db.Authenticators.Where(a => a.PersonId == id).ExecuteDeleteAsync(ct);
            await codes.ForgetAsync(id, ct);
        }

        if (change.WithoutPasskeys)
            await db.UserPasskeys.Where(p => p.UserId == person.Id).ExecuteDeleteAsync(ct);
        // Whoever comes back chooses another: who knew the old one may be why they were away.
        (person.PasswordHash, person.PasswordSetAt) = (null, null);
        await db.EntryCodes.Where(c => c.PersonId == id).ExecuteDeleteAsync(ct);
        await EndFlowsAsync(person, ct);
        await EndTrustedAsync(id, ct);
        // A browser that was trusted before is a stranger again: the next sign-in from it is told.
        await db.Devices.Where(d => d.PersonId == id).ExecuteDeleteAsync(ct);
        await sessions.RevokeAllAsync(id, ct);
        events.Tell(new AccessRecovered(id));
    }

    // Who is back in has no use for another way back that was asked before.
    private Task<int> EndTrustedAsync(PersonId person, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return db
            .TrustedRecoveries.Where(r =>
                r.PersonId == person
                && (r.State == TrustedRecoveryState.Asked || r.State == TrustedRecoveryState.Confirmed)
            )
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(r => r.State, TrustedRecoveryState.Stopped)
                        .SetProperty(r => r.EndedAt, now)
                        .SetProperty(r => r.Mobile, (string?)null),
                ct
            );
    }

    // A code that is on its way to the old mobile opens nothing any more.
    private async Task EndFlowsAsync(Person person, CancellationToken ct)
    {
        var indexes = index.AllOf(SealedFields.NationalCode, sealing.CodeOf(person).Value);
        var now = clock.GetUtcNow().UtcDateTime;
        await db
            .Flows.Where(f => indexes.Contains(f.NationalCodeIndex) && f.DoneAt == null)
            .ExecuteUpdateAsync(
                set => set.SetProperty(f => f.DoneAt, now).SetProperty(f => f.CodeHash, (string?)null),
                ct
            );
    }
}
