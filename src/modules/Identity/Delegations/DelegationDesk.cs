using Microsoft.EntityFrameworkCore;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Outbox;
using Shahr.Kit.Values;

namespace Shahr.Identity;

/// <summary>
/// Offers, accepts, refuses and ends delegations. Each answer is a guarded update with the expected state in its where:
/// of two who answer at once, one is heard, and what was revoked is never accepted after.
/// </summary>
internal sealed class DelegationDesk(
    IdentityDb db,
    PersonalData sealing,
    LookUpIndex index,
    PersonFinder finder,
    SessionsChanged changed,
    DelegationNews news,
    Limits limits,
    CityEvents events,
    AuditTrail audit,
    TimeProvider clock
)
{
    public const int MostOffersADay = 10;
    public const int MostOpen = 20;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>The same work and the same answer whether or not anybody has this national code.</summary>
    public async Task<Refusal?> OfferAsync(
        Actor actor,
        PersonKey to,
        DelegatedThings things,
        JalaliDate lastDay,
        CancellationToken ct
    )
    {
        if (actor.For != actor.Person)
            return new Refusal(DelegationProblems.Chain);
        var codes = index.AllOf(SealedFields.NationalCode, to.Value);
        var giver = actor.Person;
        // Their offers go one after another, so that none is given twice.
        await db.LockPersonAsync(giver, ct);
        if (await db.Users.AnyAsync(p => p.Id == giver.Value && codes.Contains(p.NationalCodeIndex), ct))
            return new Refusal(DelegationProblems.ToSelf.On("NationalCode"));
        var open = await OpenOfAsync(giver, ct);
        if (open.Exists(d => codes.Contains(d.NationalCodeIndex) && d.Holds(things)))
            return new Refusal(DelegationProblems.Twice.On("NationalCode"));
        if (open.Count >= MostOpen)
            return new Refusal(DelegationProblems.TooMany.With(MostOpen));
        var ends = PersianTime.FromTehran(lastDay.AddDays(1).ToDateOnly().ToDateTime(TimeOnly.MinValue));
        return await WriteAsync(giver, to, things, ends, MostOffersADay, ct);
    }

    /// <summary>
    /// Writes an offer whose giver is locked and has been heard, unless they have made too many today.
    /// </summary>
    internal async Task<Refusal?> WriteAsync(
        PersonId giver,
        PersonKey to,
        DelegatedThings things,
        DateTime ends,
        int mostADay,
        CancellationToken ct
    )
    {
        if (await limits.CountAsync("delegation:" + giver, mostADay, TimeSpan.FromDays(1), ct) is { } wait)
            return Refusal.Minutes(IdentityProblems.TooOften, wait);
        var id = Add(giver, to, things, ends).Id;
        events.Tell(new DelegationOffered(id));
        Record(
            "identity.delegation_offered",
            id,
            new
            {
                things.Services,
                things.CaseNumber,
                upTo = things.UpTo?.Amount,
            }
        );
        return null;
    }

    /// <summary>One that needs no answer, because its helper has asked for it: in force at once.</summary>
    internal void WriteAccepted(PersonId giver, Person helper, DelegatedThings things, DateTime ends)
    {
        var made = Add(giver, sealing.CodeOf(helper), things, ends);
        (made.State, made.Helper, made.AnsweredAt) = (DelegationState.Accepted, helper.PersonId, made.OfferedAt);
        Record("identity.delegation_accepted", made.Id, new { giver = giver.ToString() });
        changed.Of(helper.PersonId);
    }

    /// <summary>What is in force or waits, as its giver sees it: a refused offer waits.</summary>
    internal Task<List<Delegation>> OpenOfAsync(PersonId giver, CancellationToken ct) =>
        OpenOf(giver).AsNoTracking().OrderBy(d => d.OfferedAt).Take(200).ToListAsync(ct);

    /// <summary>One of them; null where it is not open any more or somebody else's.</summary>
    internal Task<Delegation?> FindOpenAsync(PersonId giver, Guid id, CancellationToken ct) =>
        OpenOf(giver).AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, ct);

    private IQueryable<Delegation> OpenOf(PersonId giver)
    {
        var (now, since) = (Now, Now - Delegation.Waiting);
        return db
            .Delegations.Where(d => d.Giver == giver && d.EndsAt > now)
            .Where(d =>
                d.State == DelegationState.Accepted || (d.State != DelegationState.Revoked && d.OfferedAt > since)
            );
    }

    private Delegation Add(PersonId giver, PersonKey to, DelegatedThings things, DateTime ends)
    {
        var id = Guid.CreateVersion7();
        var made = new Delegation
        {
            Id = id,
            Giver = giver,
            NationalCode = sealing.Seal(to.Value, id, SealedFields.NationalCode),
            NationalCodeIndex = index.Of(SealedFields.NationalCode, to.Value),
            Services = things.Services,
            CaseNumber = things.CaseNumber,
            SeesOnly = things.SeesOnly,
            Manages = things.Manages,
            UpTo = things.UpTo,
            EndsAt = ends,
            State = DelegationState.Offered,
            OfferedAt = Now,
        };
        db.Delegations.Add(made);
        return made;
    }

    /// <summary>Answers an offer made to this person; anybody else's does not exist.</summary>
    public async Task<Problem?> AnswerAsync(Actor actor, Guid id, bool accept, CancellationToken ct)
    {
        if (actor.For != actor.Person)
            return DelegationProblems.Chain;
        var now = Now;
        var since = now - Delegation.Waiting;
        var mine = await finder.CodesOfAsync(actor.Person, ct);
        var answered = await db
            .Delegations.Where(d =>
                d.Id == id
                && d.State == DelegationState.Offered
                && d.OfferedAt > since
                && d.EndsAt > now
                && mine.Contains(d.NationalCodeIndex)
            )
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(d => d.State, accept ? DelegationState.Accepted : DelegationState.Refused)
                        .SetProperty(d => d.Helper, accept ? actor.Person : (PersonId?)null)
                        .SetProperty(d => d.AnsweredAt, now),
                ct
            );
        if (answered == 0)
            return DelegationProblems.Gone;
        Record(accept ? "identity.delegation_accepted" : "identity.delegation_refused", id);
        changed.Of(actor.Person);
        if (accept)
            await news.AcceptedAsync(id, ct);
        return null;
    }

    /// <summary>
    /// Its giver names a lower amount, which counts at once. More than it was is a new offer, for the other to accept.
    /// </summary>
    public async Task<Problem?> LowerAsync(Actor actor, Guid id, Rial upTo, CancellationToken ct)
    {
        if (actor.For != actor.Person)
            return DelegationProblems.Chain;
        var me = actor.Person;
        var lowered = await OpenOf(me)
            .Where(d => d.Id == id && (d.UpTo == null || d.UpTo > upTo))
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.UpTo, upTo), ct);
        if (lowered == 0)
            return await FindOpenAsync(me, id, ct) is null ? DelegationProblems.Gone : DelegationProblems.NotLower;
        Record("identity.delegation_lowered", id, new { upTo = upTo.Amount });
        // Who accepted in the meantime is known only now.
        if (await db.Delegations.Where(d => d.Id == id).Select(d => d.Helper).SingleAsync(ct) is { } helper)
        {
            changed.Of(helper);
            await news.LoweredAsync(id, ct);
        }

        return null;
    }

    /// <summary>Ends it at once, by whoever gave it or whoever has it.</summary>
    public async Task<Problem?> RevokeAsync(Actor actor, Guid id, CancellationToken ct)
    {
        if (actor.For != actor.Person)
            return DelegationProblems.Chain;
        var me = actor.Person;
        return await EndAsync(db.Delegations.Where(d => d.Id == id && (d.Giver == me || d.Helper == me)), me, ct);
    }

    /// <summary>Ends one of these, unless nobody would manage the organisation after.</summary>
    internal async Task<Problem?> EndAsync(IQueryable<Delegation> one, PersonId by, CancellationToken ct)
    {
        if (await one.AsNoTracking().SingleOrDefaultAsync(ct) is not { } on)
            return DelegationProblems.Gone;
        // Managers go one after another: of two who would leave together, the second is the last.
        if (on.Manages)
            await db.LockOrganisationAsync(on.Giver, ct);
        var now = Now;
        var open = one.Where(d => d.State != DelegationState.Revoked && d.EndsAt > now);
        if (on.Manages && await IsLastManagerAsync(open, on, ct))
            return OrganisationProblems.LastManager;
        var revoked = await open.ExecuteUpdateAsync(
            set =>
                set.SetProperty(d => d.State, DelegationState.Revoked)
                    .SetProperty(d => d.RevokedAt, now)
                    .SetProperty(d => d.RevokedBy, by),
            ct
        );
        if (revoked == 0)
            return DelegationProblems.Gone;
        Record("identity.delegation_revoked", on.Id);
        // Who accepted in the meantime is known only now.
        if (await one.Select(d => d.Helper).SingleAsync(ct) is { } helper)
        {
            changed.Of(helper);
            await news.RevokedAsync(on.Id, by, ct);
        }

        return null;
    }

    private async Task<bool> IsLastManagerAsync(IQueryable<Delegation> open, Delegation on, CancellationToken ct) =>
        await open.AnyAsync(d => d.State == DelegationState.Accepted, ct)
        && !await db.Delegations.AnyAsync(
            d => d.Giver == on.Giver && d.Id != on.Id && d.Manages && d.State == DelegationState.Accepted,
            ct
        );

    /// <summary>What this person gave, the newest first.</summary>
    public Task<List<Delegation>> GivenAsync(PersonId giver, CancellationToken ct) =>
        db
            .Delegations.AsNoTracking()
            .Where(d => d.Giver == giver)
            .OrderByDescending(d => d.OfferedAt)
            .Take(100)
            .ToListAsync(ct);

    /// <summary>What this person may do for others, and what they are asked to do.</summary>
    public async Task<List<Delegation>> ReceivedAsync(PersonId helper, CancellationToken ct)
    {
        var (mine, now) = (await finder.CodesOfAsync(helper, ct), Now);
        return await db
            .Delegations.AsNoTracking()
            .Where(d =>
                d.EndsAt > now
                && (
                    (d.State == DelegationState.Accepted && d.Helper == helper)
                    || (d.State == DelegationState.Offered && mine.Contains(d.NationalCodeIndex))
                )
            )
            .OrderByDescending(d => d.OfferedAt)
            .Take(100)
            .ToListAsync(ct);
    }

    private void Record(string action, Guid id, object? details = null) =>
        audit.Record(action, "delegation", id.ToString(), details: details);
}
