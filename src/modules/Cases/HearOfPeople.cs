using Microsoft.EntityFrameworkCore;
using Shahr.Cases.Search;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Outbox;

namespace Shahr.Cases;

/// <summary>
/// What two officers wrote down about an applicant. Of two accounts of one human being the cases come under the one
/// that stays, and go back when the two are parted; whoever works on an open case reads it in its history.
/// </summary>
internal sealed class HearOfPeople(CasesDb db, CaseIndex index)
    : IHandle<PersonMerged>,
        IHandle<PersonMergeUndone>,
        IHandle<PersonDied>,
        IHandle<PersonDeathUndone>,
        IHandle<PersonRenamed>
{
    private const int MostTold = 1000;

    public async Task HandleAsync(PersonMerged happened, Delivery delivery, CancellationToken ct)
    {
        var (from, into) = (happened.Person, happened.Into);
        await WriteAsync(db.Cases.Where(c => c.Applicant == from), LineKind.Merged, delivery, ct);
        await db
            .Cases.Where(c => c.Applicant == from)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(c => c.Applicant, into)
                        .SetProperty(c => c.OpenedBy, c => c.OpenedBy == from ? into : c.OpenedBy)
                        .SetProperty(c => c.MergedFrom, from)
                        .SetProperty(c => c.Revision, c => c.Revision + 1),
                ct
            );
        await db
            .LifeEvents.Where(e => e.Applicant == from)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(e => e.Applicant, into)
                        .SetProperty(e => e.OpenedBy, e => e.OpenedBy == from ? into : e.OpenedBy)
                        .SetProperty(e => e.MergedFrom, from),
                ct
            );
        await index.MoveAsync(from, into, ct);
    }

    public async Task HandleAsync(PersonMergeUndone happened, Delivery delivery, CancellationToken ct)
    {
        var (back, from) = (happened.Person, happened.From);
        await WriteAsync(db.Cases.Where(c => c.MergedFrom == back), LineKind.Parted, delivery, ct);
        await db
            .Cases.Where(c => c.MergedFrom == back)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(c => c.Applicant, back)
                        .SetProperty(c => c.OpenedBy, c => c.OpenedBy == from ? back : c.OpenedBy)
                        .SetProperty(c => c.MergedFrom, (PersonId?)null)
                        .SetProperty(c => c.Revision, c => c.Revision + 1),
                ct
            );
        await db
            .LifeEvents.Where(e => e.MergedFrom == back)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(e => e.Applicant, back)
                        .SetProperty(e => e.OpenedBy, e => e.OpenedBy == from ? back : e.OpenedBy)
                        .SetProperty(e => e.MergedFrom, (PersonId?)null),
                ct
            );
        await index.MoveAsync(from, back, ct);
    }

    public Task HandleAsync(PersonDied happened, Delivery delivery, CancellationToken ct) =>
        WriteAsync(Of(happened.Person), LineKind.Died, delivery, ct);

    public Task HandleAsync(PersonDeathUndone happened, Delivery delivery, CancellationToken ct) =>
        WriteAsync(Of(happened.Person), LineKind.DeathUndone, delivery, ct);

    public Task HandleAsync(PersonRenamed happened, Delivery delivery, CancellationToken ct) =>
        WriteAsync(Of(happened.Person), LineKind.Renamed, delivery, ct);

    private IQueryable<Case> Of(PersonId person) => db.Cases.Where(c => c.Applicant == person);

    private async Task WriteAsync(IQueryable<Case> cases, LineKind kind, Delivery delivery, CancellationToken ct)
    {
        var open = await cases
            .Where(c => c.State == CaseState.Open)
            .OrderBy(c => c.OpenedAt)
            .Select(c => c.Id)
            .Take(MostTold)
            .ToListAsync(ct);
        db.Lines.AddRange(
            open.Select(id => new CaseLine
            {
                Id = Guid.CreateVersion7(delivery.At),
                CaseId = id,
                Kind = kind,
                At = delivery.At,
            })
        );
        await db.SaveChangesAsync(ct);
    }
}
