using Microsoft.EntityFrameworkCore;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Outbox;
using Shahr.Kit.Values;

namespace Shahr.Identity;

/// <summary>
/// Names, accepts, refuses and ends trusted people. Each answer is a guarded update with the expected state in its
/// where: of two who answer at once, one is heard.
/// </summary>
internal sealed class TrustDesk(
    IdentityDb db,
    PersonalData sealing,
    LookUpIndex index,
    PersonFinder finder,
    TrustNews news,
    Limits limits,
    CityEvents events,
    AuditTrail audit,
    TimeProvider clock
)
{
    public const int MostAskedADay = 10;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>The same work and the same answer whether or not anybody has this national code.</summary>
    public async Task<Refusal?> AskAsync(PersonId me, PersonKey to, CancellationToken ct)
    {
        var codes = index.AllOf(SealedFields.NationalCode, to.Value);
        // Their questions go one after another: never a sixth, never one twice.
        await db.LockPersonAsync(me, ct);
        if (await db.Users.AnyAsync(p => p.Id == me.Value && codes.Contains(p.NationalCodeIndex), ct))
            return new Refusal(TrustProblems.Self.On("NationalCode"));
        var open = (await NamedAsync(me, ct)).FindAll(t => t.State == TrustState.Accepted || t.IsUnanswered(Now));
        if (open.Exists(t => codes.Contains(t.NationalCodeIndex)))
            return new Refusal(TrustProblems.Twice.On("NationalCode"));
        if (open.Count >= Trust.Most)
            return new Refusal(TrustProblems.Full.With(Trust.Most));
        if (await limits.CountAsync("trust:" + me, MostAskedADay, TimeSpan.FromDays(1), ct) is { } wait)
            return Refusal.Minutes(IdentityProblems.TooOften, wait);
        var id = Guid.CreateVersion7();
        db.Trusts.Add(
            new Trust
            {
                Id = id,
                PersonId = me,
                NationalCode = sealing.Seal(to.Value, id, SealedFields.NationalCode),
                NationalCodeIndex = index.Of(SealedFields.NationalCode, to.Value),
                State = TrustState.Asked,
                AskedAt = Now,
            }
        );
        events.Tell(new TrustAsked(id));
        Record("identity.trust_asked", id);
        return null;
    }

    /// <summary>Answers a question put to this person; anybody else's does not exist.</summary>
    public async Task<Problem?> AnswerAsync(PersonId me, Guid id, bool accept, CancellationToken ct)
    {
        await db.LockPersonAsync(me, ct);
        if (
            accept
            && await db.Trusts.CountAsync(t => t.Trusted == me && t.State == TrustState.Accepted, ct)
                >= Trust.MostOfTrusted
        )
            return TrustProblems.TrustedByMany.With(Trust.MostOfTrusted);
        var now = Now;
        var since = now - Trust.Waiting;
        var mine = await finder.CodesOfAsync(me, ct);
        var answered = await db
            .Trusts.Where(t =>
                t.Id == id && t.State == TrustState.Asked && t.AskedAt > since && mine.Contains(t.NationalCodeIndex)
            )
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(t => t.State, accept ? TrustState.Accepted : TrustState.Refused)
                        .SetProperty(t => t.Trusted, accept ? me : (PersonId?)null)
                        .SetProperty(t => t.AnsweredAt, now),
                ct
            );
        if (answered == 0)
            return TrustProblems.Gone;
        Record(accept ? "identity.trust_accepted" : "identity.trust_refused", id);
        if (accept)
            await news.AcceptedAsync(id, ct);
        return null;
    }

    /// <summary>Ends it at once, by whoever trusts or whoever is trusted.</summary>
    public async Task<Problem?> EndAsync(PersonId me, Guid id, CancellationToken ct)
    {
        var now = Now;
        var one = db.Trusts.Where(t => t.Id == id && (t.PersonId == me || t.Trusted == me));
        var ended = await one.Where(t => t.State != TrustState.Ended)
            .ExecuteUpdateAsync(
                set => set.SetProperty(t => t.State, TrustState.Ended).SetProperty(t => t.EndedAt, now),
                ct
            );
        if (ended == 0)
            return TrustProblems.Gone;
        Record("identity.trust_ended", id);
        await news.EndedAsync(id, me, ct);
        return null;
    }

    /// <summary>Whom this person named and has not ended, the newest first.</summary>
    public Task<List<Trust>> NamedAsync(PersonId person, CancellationToken ct) =>
        db
            .Trusts.AsNoTracking()
            .Where(t => t.PersonId == person && t.State != TrustState.Ended)
            .OrderByDescending(t => t.AskedAt)
            .Take(100)
            .ToListAsync(ct);

    /// <summary>Who trusts this person, and who asks them to be trusted.</summary>
    public async Task<List<Trust>> NamedByAsync(PersonId trusted, CancellationToken ct)
    {
        var mine = await finder.CodesOfAsync(trusted, ct);
        return await db
            .Trusts.AsNoTracking()
            .Where(t =>
                (t.State == TrustState.Accepted && t.Trusted == trusted)
                || (t.State == TrustState.Asked && mine.Contains(t.NationalCodeIndex))
            )
            .OrderByDescending(t => t.AskedAt)
            .Take(100)
            .ToListAsync(ct);
    }

    /// <summary>Those whose word counted for this person at that moment, and still does.</summary>
    public async Task<IReadOnlyList<PersonId>> CountingAsync(PersonId person, DateTime at, CancellationToken ct)
    {
        var before = at - Trust.Ripening;
        var counting = await db
            .Trusts.AsNoTracking()
            .Where(t => t.PersonId == person && t.State == TrustState.Accepted && t.AnsweredAt <= before)
            .Select(t => t.Trusted)
            .ToListAsync(ct);
        return [.. counting.OfType<PersonId>().Distinct()];
    }

    private void Record(string action, Guid id) => audit.Record(action, "trust", id.ToString());
}
