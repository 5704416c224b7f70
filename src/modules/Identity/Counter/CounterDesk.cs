using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
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
    bool ConfirmsIdentity,
    bool WithEntry
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
    EntryDesk entries,
    CityTransaction transaction,
    AuditTrail audit,
    TimeProvider clock
) : IFourEyesDesk<Recovery>
{
    public const int MostSearches = 30;
    public const int MostBegun = 20;
    public const int MostOfOne = 3;

    private static readonly TimeSpan _day = TimeSpan.FromDays(1);

    public Problem Unknown => CounterProblems.RecoveryUnknown;

    public Problem Own => CounterProblems.OwnRecovery;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Finds whom a national code or a passport belongs to; counted, found or not.</summary>
    public async Task<(Person? Person, Refusal? Refusal)> FindAsync(PersonKey code, Actor actor, CancellationToken ct)
    {
        transaction.KeepOnRefusal = true;
        if (await limits.CountAsync($"counter-search:{actor.Person}", MostSearches, TimeSpan.FromHours(1), ct) is { } w)
            return (null, Refusal.Minutes(IdentityProblems.TooOften, w));
        if (await finder.ByKeyAsync(code, ct) is not { } person)
            return (null, new Refusal(CounterProblems.PersonUnknown.On("NationalCode")));
        return await people.AreOwnAsync(actor, person.PersonId, ct)
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
        if (await people.AreOwnAsync(actor, person.PersonId, ct))
            return (null, new Refusal(CounterProblems.OwnRecovery));
        var often =
            await limits.CountAsync($"counter-begin:{actor.Person}", MostBegun, _day, ct)
            ?? await limits.CountAsync($"counter-of:{person.PersonId}", MostOfOne, _day, ct);
        if (often is { } wait)
            return (null, Refusal.Minutes(IdentityProblems.TooOften, wait));
        await access.LockAsync(person, ct);
        await ExpireAsync(ct);
        if (await db.Recoveries.AnyAsync(r => r.PersonId == person.PersonId && r.State == FourEyesState.Waiting, ct))
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
                entry = recovery.WithEntry,
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
        if (await IsOwnAsync(actor, recovery, ct))
            return CounterProblems.OwnRecovery;
        if (recovery.BegunBy == actor.Person)
            return CounterProblems.SecondOfficer;
        var person = await db.Users.SingleAsync(p => p.Id == recovery.PersonId.Value, ct);
        await access.CloseAsync(person, ct);
        if (!await EndAsync(recovery, FourEyesState.Done, actor, null, ct))
            return CounterProblems.RecoveryOver;
        var mobile = MobileOf(recovery);
        await news.DoneAsync(person, recovery, mobile?.Value, ct);
        await access.ApplyAsync(person, recovery.ChangeTo(mobile), ct);
        if (recovery.WithEntry)
            await entries.MakeAsync(person, ct);
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
        if (!await EndAsync(recovery, FourEyesState.Stopped, actor, why, ct))
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

    public Task<bool> IsOwnAsync(Actor actor, Recovery recovery, CancellationToken ct) =>
        people.AreOwnAsync(actor, recovery.PersonId, ct);

    public Task<Recovery?> FindAsync(Guid id, CancellationToken ct) => db.Recoveries.ByIdAsync(id, ct);

    /// <summary>What waits, the one that ends first before the others.</summary>
    public Task<List<Recovery>> WaitingAsync(int most, CancellationToken ct) =>
        db.Recoveries.WaitingAsync(Now, most, ct);

    /// <summary>The one of this person that waits, or null.</summary>
    public Task<Recovery?> WaitingOfAsync(PersonId person, CancellationToken ct) =>
        db.Recoveries.AsNoTracking().Where(r => r.PersonId == person).StillWaiting(Now).SingleOrDefaultAsync(ct);

    /// <summary>The new number, while the recovery waits.</summary>
    public Mobile? MobileOf(Recovery recovery) =>
        recovery.Mobile is { } text ? Mobile.Parse(sealing.Open(text, recovery.Id, SealedFields.Mobile)) : null;

    /// <summary>Whatever nobody confirmed in time is over, and its number is erased.</summary>
    public Task<int> ExpireAsync(CancellationToken ct) => db.Recoveries.ExpireAsync(Now, ct, WithoutNumber);

    // Once it is over, nobody needs the new number here.
    private static void WithoutNumber(UpdateSettersBuilder<Recovery> set) =>
        set.SetProperty(r => r.Mobile, (string?)null);

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
            WithEntry = order.WithEntry,
        };
    }

    private async Task<bool> EndAsync(
        Recovery recovery,
        FourEyesState state,
        Actor actor,
        string? why,
        CancellationToken ct
    ) =>
        await db.Recoveries.Where(r => r.Id == recovery.Id).EndAsync(state, actor.Person, why, Now, ct, WithoutNumber)
        == 1;
}
