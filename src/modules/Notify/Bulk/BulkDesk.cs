using Microsoft.EntityFrameworkCore;
using Shahr.Kit;
using Shahr.Kit.Audit;

namespace Shahr.Notify;

/// <summary>
/// What officers do with a notice. Each step is decided by the database: the state and the version that were read stand
/// in the update's condition, so that of two at once one is told.
/// </summary>
internal sealed class BulkDesk(NotifyDb db, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Notices that may be under way at a time.</summary>
    public const int MostOpen = 20;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public Task<BulkNotice?> FindAsync(Guid id, CancellationToken ct) =>
        db.Bulks.AsNoTracking().SingleOrDefaultAsync(b => b.Id == id, ct);

    public async Task<Result<Guid>> WriteAsync(Actor actor, BulkDraft draft, CancellationToken ct)
    {
        if (await db.Bulks.CountAsync(b => b.EndedAt == null, ct) >= MostOpen)
            return BulkProblems.TooMany.With(MostOpen);
        var bulk = new BulkNotice { Id = Guid.CreateVersion7(clock.GetUtcNow()), Author = actor.Person };
        bulk.Write(draft, Now);
        db.Bulks.Add(bulk);
        Record("notify.bulk_written", bulk.Id, new { bulk.Version });
        return bulk.Id;
    }

    /// <summary>The author says it otherwise; what was counted is counted anew.</summary>
    public async Task<Problem?> EditAsync(Actor actor, Guid id, int version, BulkDraft draft, CancellationToken ct)
    {
        if (await db.Bulks.SingleOrDefaultAsync(b => b.Id == id, ct) is not { } bulk)
            return BulkProblems.NotFound;
        if (bulk.Author != actor.Person)
            return BulkProblems.NotYours;
        if (!bulk.IsOpen || bulk.Version != version)
            return BulkProblems.Changed;
        bulk.Write(draft, Now);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return BulkProblems.Changed;
        }

        await db.BulkWalks.Where(w => w.BulkId == id).ExecuteDeleteAsync(ct);
        Record("notify.bulk_edited", id, new { bulk.Version });
        return null;
    }

    /// <summary>Another officer lets exactly that go which they have read.</summary>
    public async Task<Problem?> ApproveAsync(Actor actor, Guid id, int version, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } bulk)
            return BulkProblems.NotFound;
        if (bulk.Author == actor.Person)
            return BulkProblems.OwnNotice;
        var (me, now) = (actor.Person, Now);
        var approved = await db
            .Bulks.Where(b => b.Id == id && b.State == BulkState.Waiting && b.Version == version && b.Author != me)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(b => b.State, BulkState.Planning)
                        .SetProperty(b => b.Approver, me)
                        .SetProperty(b => b.ApprovedAt, now),
                ct
            );
        if (approved == 0)
            return BulkProblems.Changed;
        Record("notify.bulk_approved", id, new { version });
        return null;
    }

    /// <summary>Any officer of the permission stops it; what has left has left.</summary>
    public async Task<Problem?> StopAsync(Actor actor, Guid id, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is null)
            return BulkProblems.NotFound;
        var me = actor.Person;
        var stopped = await db
            .Bulks.Where(b => b.Id == id && b.EndedAt == null && b.State != BulkState.Stopping)
            .ExecuteUpdateAsync(
                set => set.SetProperty(b => b.State, BulkState.Stopping).SetProperty(b => b.Stopper, me),
                ct
            );
        if (stopped == 0)
            return BulkProblems.Changed;
        Record("notify.bulk_stopped", id, null);
        return null;
    }

    private void Record(string action, Guid id, object? details) =>
        audit.Record(action, "bulk", id.ToString(), details: details);
}
