using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Audit;

namespace Shahr.Identity;

/// <summary>What one manager says of one officer's permissions.</summary>
/// <param name="Kept">Those that stay.</param>
/// <param name="Taken">Those that are taken away.</param>
/// <param name="Reason">Why; empty where nothing is taken.</param>
internal sealed record ReviewVerdict(IReadOnlyList<string> Kept, IReadOnlyList<string> Taken, string Reason);

/// <summary>
/// The quarterly review: whoever may give permissions says of each whether it stays. Nobody reviews their own.
/// </summary>
internal sealed class ReviewDesk(
    IdentityDb db,
    OfficeRoll roll,
    OfficeDesk offices,
    IPeople people,
    AuditTrail audit,
    TimeProvider clock
)
{
    public Quarter Quarter => Quarter.At(Now);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>What is still to be looked at in this quarter, in all offices.</summary>
    public IQueryable<OfficeGrant> Due => db.Grants.Where(OfficeGrant.DueIn(Quarter));

    public Task<bool> IsOwnAsync(Actor actor, PersonId officer, CancellationToken ct) =>
        people.AreOwnAsync(actor, officer, ct);

    /// <summary>Of two who review one officer at once, the second finds that nothing of it is due.</summary>
    public async Task<Problem?> DecideAsync(
        Office office,
        PersonId officer,
        ReviewVerdict verdict,
        Actor actor,
        CancellationToken ct
    )
    {
        if (await IsOwnAsync(actor, officer, ct))
            return ReviewProblems.Own;
        await roll.LockAsync(ct);
        var due = Due.Where(g => g.OfficeId == office.Id && g.PersonId == officer);
        var codes = await due.Select(g => g.Permission).ToListAsync(ct);
        if (codes.Count == 0 || !codes.ToHashSet().SetEquals(verdict.Kept.Concat(verdict.Taken)))
            return ReviewProblems.Over;
        var (now, by) = (Now, actor.Person);
        var kept = await due.Where(g => verdict.Kept.Contains(g.Permission))
            .ExecuteUpdateAsync(set => set.SetProperty(g => g.ReviewedAt, now).SetProperty(g => g.ReviewedBy, by), ct);
        if (kept != verdict.Kept.Count)
            return ReviewProblems.Over;
        audit.Record(
            "identity.permissions_reviewed",
            "person",
            officer.ToString(),
            verdict.Taken.Count > 0 ? verdict.Reason : null,
            new
            {
                office = office.Code,
                quarter = Quarter.Code,
                kept = verdict.Kept,
                taken = verdict.Taken,
            }
        );
        return verdict.Taken.Count > 0
            ? await offices.TakeAsync(office, officer, verdict.Taken, verdict.Reason, ct)
            : null;
    }
}
