using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Data;
using Shahr.Kit.Values;

namespace Shahr.Identity;

/// <summary>What an officer asks for at the counter.</summary>
internal sealed record RecoveryOrder(
    string Reason,
    SeenPaper Paper,
    string PaperNote,
    Mobile? Mobile,
    bool WithoutAuthenticator,
    bool WithoutPasskeys,
    bool ConfirmsIdentity
);

/// <summary>
/// The rules of the counter: four eyes, never for oneself, one recovery of a person at a time. Confirming, stopping and
/// running out are decided by one guarded update: whoever comes second is told that it is over.
/// </summary>
internal sealed class CounterDesk(
    IdentityDb db,
    PersonalData sealing,
    PersonFinder finder,
    IPeople people,
    Limits limits,
    CounterNews news,
    SessionsChanged changed,
    RecoveredAccess access,
    CityTransaction transaction,
    AuditTrail audit,
    TimeProvider clock
)
{
    public const int MostSearches = 30;
    public const int MostBegun = 20;
    public const int MostOfOne = 3;

    private static readonly TimeSpan _day = TimeSpan.FromDays(1);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Finds whom a national code belongs to; counted, found or not.</summary>
    public async Task<(Person? Person, Refusal? Refusal)> FindAsync(
        NationalCode code,
        Actor actor,
        CancellationToken ct
    )
    {
        transaction.KeepOnRefusal = true;
        if (await limits.CountAsync($"counter-search:{actor.Person}", MostSearches, TimeSpan.FromHours(1), ct) is { } w)
            return (null, Refusal.Minutes(IdentityProblems.TooOften, w));
        if (await finder.ByNationalCodeAsync(code, ct) is not { } person)
            return (null, new Refusal(CounterProblems.PersonUnknown.On("NationalCode")));
        return await IsOwnAsync(actor, person.PersonId, ct)
            ? (null, new Refusal(CounterProblems.OwnRecovery))
            : (person, null);
    }

    /// <summary>Begins; answers the recovery that now waits for another officer.</summary>
    public async Task<(Recovery? Recovery, Refusal? Refusal)> BeginAsync(
        Person person,
        RecoveryOrder order,
        Actor actor,
        CancellationToken ct
    )
    {
        if (await IsOwnAsync(actor, person.PersonId, ct))
            return (null, new Refusal(CounterProblems.OwnRecovery));
        var often =
            await limits.CountAsync($"counter-begin:{actor.Person}", MostBegun, _day, ct)
            ?? await limits.CountAsync($"counter-of:{person.PersonId}", MostOfOne, _day, ct);
        if (often is { } wait)
            return (null, Refusal.Minutes(IdentityProblems.TooOften, wait));
        await access.LockAsync(person, ct);
        await ExpireAsync(ct);
        if (await db.Recoveries.AnyAsync(r => r.PersonId == person.PersonId && r.State == RecoveryState.Waiting, ct))
            return (null, new Refusal(CounterProblems.RecoveryThere));
        var recovery = New(person, order, actor);
        db.Recoveries.Add(recovery);
        changed.Of(person.PersonId);
        audit.Record(
            "identity.recovery_begun",
            "person",
            person.PersonId.ToString(),
            order.Reason,
            new
            {
                recovery = recovery.Id,
                paper = order.Paper.ToString(),
                mobile = recovery.NewMobile,
                authenticator = recovery.WithoutAuthenticator,
                passkeys = recovery.WithoutPasskeys,
                identity = recovery.ConfirmsIdentity,
            }
        );
        await news.BegunAsync(person, recovery, order.Mobile?.Value, ct);
        return (recovery, null);
    }

    /// <summary>
    /// The second pair of eyes: what the recovery says happens now, and every session of the person ends.
    /// </summary>
    public async Task<Problem?> ConfirmAsync(Recovery recovery, Actor actor, CancellationToken ct)
    {
        if (await IsOwnAsync(actor, recovery.PersonId, ct))
            return CounterProblems.OwnRecovery;
        if (recovery.BegunBy == actor.Person)
            return CounterProblems.SecondOfficer;
        var person = await db.Users.SingleAsync(p => p.Id == recovery.PersonId.Value, ct);
        await access.CloseAsync(person, ct);
        if (!await EndAsync(recovery, RecoveryState.Done, actor.Person, null, ct))
            return CounterProblems.RecoveryOver;
        var mobile = MobileOf(recovery);
        await news.DoneAsync(person, recovery, mobile?.Value, ct);
        await access.ApplyAsync(person, recovery.ChangeTo(mobile), ct);
        audit.Record(
            "identity.recovery_confirmed",
            "person",
            person.PersonId.ToString(),
            recovery.Reason,
            new { recovery = recovery.Id }
        );
        return null;
    }

    /// <summary>An officer who doubts, or the owner who did not ask, stops it.</summary>
    public async Task<Problem?> StopAsync(Recovery recovery, Actor actor, string why, CancellationToken ct)
    {
        if (!await EndAsync(recovery, RecoveryState.Stopped, actor.Person, why, ct))
            return CounterProblems.RecoveryOver;
        changed.Of(recovery.PersonId);
        var person = await db.Users.SingleAsync(p => p.Id == recovery.PersonId.Value, ct);
        await news.StoppedAsync(person, recovery, why, ct);
        audit.Record(
            "identity.recovery_stopped",
            "person",
            recovery.PersonId.ToString(),
            why,
            new { recovery = recovery.Id }
        );
        return null;
    }

    /// <summary>True when the officer, or whoever they act for, is this person or close to them.</summary>
    public async Task<bool> IsOwnAsync(Actor actor, PersonId person, CancellationToken ct) =>
        await people.AreCloseAsync(actor.Person, person, ct) || await people.AreCloseAsync(actor.For, person, ct);

    public Task<Recovery?> FindAsync(Guid id, CancellationToken ct) =>
        db.Recoveries.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct);

    /// <summary>The one of this person that waits, or null.</summary>
    public Task<Recovery?> WaitingOfAsync(PersonId person, CancellationToken ct)
    {
        var now = Now;
        return db
            .Recoveries.AsNoTracking()
            .SingleOrDefaultAsync(r => r.PersonId == person && r.State == RecoveryState.Waiting && r.EndsAt > now, ct);
    }

    /// <summary>The new number, while the recovery waits.</summary>
    public Mobile? MobileOf(Recovery recovery) =>
        recovery.Mobile is { } text ? Mobile.Parse(sealing.Open(text, recovery.Id, SealedFields.Mobile)) : null;

    /// <summary>Whatever nobody confirmed in time is over, and its number is erased.</summary>
    public Task<int> ExpireAsync(CancellationToken ct)
    {
        var now = Now;
        return db
            .Recoveries.Where(r => r.State == RecoveryState.Waiting && r.EndsAt <= now)
            .ExecuteUpdateAsync(
                set => set.SetProperty(r => r.State, RecoveryState.Expired).SetProperty(r => r.Mobile, (string?)null),
                ct
            );
    }

    private Recovery New(Person person, RecoveryOrder order, Actor actor)
    {
        var id = Guid.CreateVersion7();
        return new Recovery
        {
            Id = id,
            PersonId = person.PersonId,
            BegunBy = actor.Person,
            BegunAt = Now,
            EndsAt = Now + Recovery.Length,
            Reason = order.Reason,
            Paper = order.Paper,
            PaperNote = order.PaperNote,
            Mobile = order.Mobile is { } mobile ? sealing.Seal(mobile.Value, id, SealedFields.Mobile) : null,
            NewMobile = order.Mobile is not null,
            WithoutAuthenticator = order.WithoutAuthenticator,
            WithoutPasskeys = order.WithoutPasskeys,
            ConfirmsIdentity = order.ConfirmsIdentity,
        };
    }

    private async Task<bool> EndAsync(
        Recovery recovery,
        RecoveryState state,
        PersonId by,
        string? why,
        CancellationToken ct
    )
    {
        var now = Now;
        return await db
                .Recoveries.Where(r => r.Id == recovery.Id && r.State == RecoveryState.Waiting && r.EndsAt > now)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(r => r.State, state)
                            .SetProperty(r => r.DecidedBy, by)
                            .SetProperty(r => r.DecidedAt, now)
                            .SetProperty(r => r.Why, why)
                            .SetProperty(r => r.Mobile, (string?)null),
                    ct
                ) == 1;
    }
}
