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
        NationalCode to,
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
        var now = Now;
        var open = (await GivenAsync(giver, ct)).FindAll(d => d.State != DelegationState.Revoked && now < d.EndsAt);
        if (open.Exists(d => IsKnownOpen(d, now) && codes.Contains(d.NationalCodeIndex) && d.Holds(things)))
            return new Refusal(DelegationProblems.Twice.On("NationalCode"));
        if (open.Count(d => IsKnownOpen(d, now)) >= MostOpen)
            return new Refusal(DelegationProblems.TooMany.With(MostOpen));
        if (await limits.CountAsync("delegation:" + giver, MostOffersADay, TimeSpan.FromDays(1), ct) is { } wait)
            return Refusal.Minutes(IdentityProblems.TooOften, wait);

        var id = Guid.CreateVersion7();
        db.Delegations.Add(
            new Delegation
            {
                Id = id,
                Giver = giver,
                NationalCode = sealing.Seal(to.Value, id, SealedFields.NationalCode),
                NationalCodeIndex = codes[0],
                Services = things.Services,
                CaseNumber = things.CaseNumber,
                EndsAt = PersianTime.FromTehran(lastDay.AddDays(1).ToDateOnly().ToDateTime(TimeOnly.MinValue)),
                State = DelegationState.Offered,
                OfferedAt = now,
            }
        );
        events.Tell(new DelegationOffered(id));
        Record("identity.delegation_offered", id, new { things.Services, things.CaseNumber });
        return null;
    }

    /// <summary>Answers an offer made to this person; anybody else's does not exist.</summary>
    public async Task<Problem?> AnswerAsync(Actor actor, Guid id, bool accept, CancellationToken ct)
    {
        if (actor.For != actor.Person)
            return DelegationProblems.Chain;
        var now = Now;
        var since = now - Delegation.Waiting;
        var mine = await CodesOfAsync(actor.Person, ct);
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

    /// <summary>Ends it at once, by whoever gave it or whoever has it.</summary>
    public async Task<Problem?> RevokeAsync(Actor actor, Guid id, CancellationToken ct)
    {
        if (actor.For != actor.Person)
            return DelegationProblems.Chain;
        var (me, now) = (actor.Person, Now);
        var mine = db.Delegations.Where(d => d.Id == id && (d.Giver == me || d.Helper == me));
        var revoked = await mine.Where(d => d.State != DelegationState.Revoked && d.EndsAt > now)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(d => d.State, DelegationState.Revoked)
                        .SetProperty(d => d.RevokedAt, now)
                        .SetProperty(d => d.RevokedBy, me),
                ct
            );
        if (revoked == 0)
            return DelegationProblems.Gone;
        Record("identity.delegation_revoked", id);
        if (await mine.Select(d => d.Helper).SingleAsync(ct) is { } helper)
        {
            changed.Of(helper);
            await news.RevokedAsync(id, me, ct);
        }

        return null;
    }

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
        var (mine, now) = (await CodesOfAsync(helper, ct), Now);
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

    private static bool IsKnownOpen(Delegation d, DateTime now) =>
        d.IsInForce(now) || (d.State != DelegationState.Accepted && d.IsUnanswered(now));

    private async Task<IReadOnlyList<string>> CodesOfAsync(PersonId person, CancellationToken ct)
    {
        var me = await db.Users.AsNoTracking().SingleAsync(p => p.Id == person.Value, ct);
        return index.AllOf(SealedFields.NationalCode, sealing.CodeOf(me).Value);
    }

    private void Record(string action, Guid id, object? details = null) =>
        audit.Record(action, "delegation", id.ToString(), details: details);
}
