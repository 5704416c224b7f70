using Microsoft.EntityFrameworkCore;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Data;
using Shahr.Kit.Values;

namespace Shahr.Identity;

/// <summary>
/// The rules of being let back in by trusted people: two of them, a pause, and nobody faster than an owner who
/// objects. Confirming, stopping and finishing are guarded updates; whoever comes second is told that it is over.
/// </summary>
internal sealed class TrustedRecoveryDesk(
    IdentityDb db,
    PersonalData sealing,
    TrustDesk trusts,
    TrustedRecoveryNews news,
    SecondFactors factors,
    RecoveredAccess access,
    SessionsChanged changed,
    Limits limits,
    CityTransaction transaction,
    AuditTrail audit,
    TimeProvider clock
)
{
    /// <summary>By one trusted person in a day; more is not friendship.</summary>
    public const int MostConfirmedADay = 3;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>The open ones of those who trust this person, and who want their word.</summary>
    public async Task<List<TrustedRecovery>> AskedOfAsync(PersonId trusted, CancellationToken ct)
    {
        var now = Now;
        return await db
            .TrustedRecoveries.AsNoTracking()
            .Where(r =>
                r.State == TrustedRecoveryState.Confirmed || (r.State == TrustedRecoveryState.Asked && r.EndsAt > now)
            )
            .Where(r =>
                db.Trusts.Any(t => t.PersonId == r.PersonId && t.Trusted == trusted && t.State == TrustState.Accepted)
            )
            .OrderBy(r => r.AskedAt)
            .Take(100)
            .ToListAsync(ct);
    }

    /// <summary>One whose answer this person's word counts for; anybody else's does not exist.</summary>
    public async Task<TrustedRecovery?> FindAsync(PersonId trusted, Guid id, CancellationToken ct) =>
        await db.TrustedRecoveries.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct) is { } found
        && found.IsOpen(Now)
        && await CountsAsync(trusted, found, ct)
            ? found
            : null;

    /// <summary>The open ones of this very person.</summary>
    public async Task<List<TrustedRecovery>> OpenOfAsync(PersonId person, CancellationToken ct)
    {
        var now = Now;
        return await Open(now).AsNoTracking().Where(r => r.PersonId == person).OrderBy(r => r.AskedAt).ToListAsync(ct);
    }

    /// <summary>The new number, while it waits.</summary>
    public Mobile? MobileOf(TrustedRecovery one) =>
        one.Mobile is { } text ? Mobile.Parse(sealing.Open(text, one.Id, SealedFields.Mobile)) : null;

    /// <summary>One trusted person says that it is them; the second begins the pause.</summary>
    public async Task<Refusal?> ConfirmAsync(PersonId me, TrustedRecovery one, string how, CancellationToken ct)
    {
        transaction.KeepOnRefusal = true;
        if (await limits.CountAsync($"vouch:{me}", MostConfirmedADay, TimeSpan.FromDays(1), ct) is { } wait)
            return Refusal.Minutes(IdentityProblems.TooOften, wait);
        // What is decided about one account goes one after another.
        await db.LockPersonAsync(one.PersonId, ct);
        if (!await CountsAsync(me, one, ct))
            return new Refusal(TrustProblems.RecoveryGone);
        var others = db.TrustedRecoveries.Where(r => r.PersonId == one.PersonId && r.Id != one.Id);
        if (await others.AnyAsync(r => r.State == TrustedRecoveryState.Confirmed, ct))
            return new Refusal(TrustProblems.AnotherHolds);
        var now = Now;
        var open = db.TrustedRecoveries.Where(r =>
            r.Id == one.Id && r.State == TrustedRecoveryState.Asked && r.EndsAt > now
        );
        var first = await open.Where(r => r.FirstBy == null)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.FirstBy, me), ct);
        if (first == 0 && !await SecondAsync(me, open, now, ct))
        {
            var mine = await open.AnyAsync(r => r.FirstBy == me, ct);
            return new Refusal(mine ? TrustProblems.AlreadyConfirmed : TrustProblems.RecoveryGone);
        }

        Record("identity.trusted_recovery_confirmed", one, new { by = me.ToString(), how });
        changed.Of(one.PersonId);
        if (first == 0)
            await news.ConfirmedAsync(one.PersonId, one.Id, MobileOf(one), now + TrustedRecovery.Pause, ct);
        return null;
    }

    /// <summary>Somebody trusted says that it is not them, also in the pause, and also against the others.</summary>
    public async Task<Problem?> DenyAsync(PersonId me, TrustedRecovery one, CancellationToken ct)
    {
        await db.LockPersonAsync(one.PersonId, ct);
        return await FindAsync(me, one.Id, ct) is { } fresh && await StopAsync(fresh, me, ct)
            ? null
            : TrustProblems.RecoveryGone;
    }

    /// <summary>The owner did not ask: every open one is stopped. Answers how many there were.</summary>
    public async Task<int> StopMineAsync(PersonId me, CancellationToken ct)
    {
        await db.LockPersonAsync(me, ct);
        var stopped = 0;
        foreach (var one in await OpenOfAsync(me, ct))
            stopped += await StopAsync(one, me, ct) ? 1 : 0;
        return stopped;
    }

    /// <summary>
    /// The pause is over: the new mobile holds. Unless one of the two is no longer trusted, or the account has become
    /// an officer's meanwhile.
    /// </summary>
    public async Task FinishAsync(TrustedRecovery due, CancellationToken ct)
    {
        var person = await db.Users.SingleAsync(p => p.Id == due.PersonId.Value, ct);
        await access.CloseAsync(person, ct);
        var counting = await trusts.CountingAsync(due.PersonId, due.AskedAt, ct);
        var both = new[] { due.FirstBy, due.SecondBy }.All(by => by is { } one && counting.Contains(one));
        if (
            !both
            || person.IsClosed
            || (await factors.OfAsync(due.PersonId, ct)).IsOfficer
            || MobileOf(due) is not { } mobile
        )
        {
            await StopAsync(due, null, ct);
            return;
        }

        var now = Now;
        var done = await db
            .TrustedRecoveries.Where(r =>
                r.Id == due.Id && r.State == TrustedRecoveryState.Confirmed && r.HoldsAt <= now
            )
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(r => r.State, TrustedRecoveryState.Done)
                        .SetProperty(r => r.EndedAt, now)
                        .SetProperty(r => r.Mobile, (string?)null),
                ct
            );
        if (done == 0)
            return;
        await news.DoneAsync(person, due.Id, mobile, ct);
        await access.ApplyAsync(person, new AccessChange(mobile), ct);
        Record("identity.trusted_recovery_done", due);
    }

    /// <summary>The oldest whose pause is over.</summary>
    public Task<TrustedRecovery?> DueAsync(CancellationToken ct)
    {
        var now = Now;
        return db
            .TrustedRecoveries.AsNoTracking()
            .Where(r => r.State == TrustedRecoveryState.Confirmed && r.HoldsAt <= now)
            .OrderBy(r => r.HoldsAt)
            .FirstOrDefaultAsync(ct);
    }

    /// <summary>Whatever two did not confirm in time is over, and its number is erased.</summary>
    public Task<int> ExpireAsync(CancellationToken ct)
    {
        var now = Now;
        return db
            .TrustedRecoveries.Where(r => r.State == TrustedRecoveryState.Asked && r.EndsAt <= now)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(r => r.State, TrustedRecoveryState.Expired)
                        .SetProperty(r => r.EndedAt, now)
                        .SetProperty(r => r.Mobile, (string?)null),
                ct
            );
    }

    private IQueryable<TrustedRecovery> Open(DateTime now) =>
        db.TrustedRecoveries.Where(r =>
            r.State == TrustedRecoveryState.Confirmed || (r.State == TrustedRecoveryState.Asked && r.EndsAt > now)
        );

    private async Task<bool> CountsAsync(PersonId trusted, TrustedRecovery one, CancellationToken ct) =>
        (await trusts.CountingAsync(one.PersonId, one.AskedAt, ct)).Contains(trusted);

    private static async Task<bool> SecondAsync(
        PersonId me,
        IQueryable<TrustedRecovery> open,
        DateTime now,
        CancellationToken ct
    ) =>
        await open.Where(r => r.FirstBy != null && r.FirstBy != me)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(r => r.SecondBy, me)
                        .SetProperty(r => r.State, TrustedRecoveryState.Confirmed)
                        .SetProperty(r => r.HoldsAt, now + TrustedRecovery.Pause),
                ct
            ) == 1;

    private async Task<bool> StopAsync(TrustedRecovery one, PersonId? by, CancellationToken ct)
    {
        var now = Now;
        var stopped = await Open(now)
            .Where(r => r.Id == one.Id)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(r => r.State, TrustedRecoveryState.Stopped)
                        .SetProperty(r => r.EndedAt, now)
                        .SetProperty(r => r.StoppedBy, by)
                        .SetProperty(r => r.Mobile, (string?)null),
                ct
            );
        if (stopped == 0)
            return false;
        Record("identity.trusted_recovery_stopped", one);
        changed.Of(one.PersonId);
        await news.StoppedAsync(one, MobileOf(one), ct);
        return true;
    }

    private void Record(string action, TrustedRecovery one, object? details = null) =>
        audit.Record(action, "person", one.PersonId.ToString(), details: details ?? new { recovery = one.Id });
}
