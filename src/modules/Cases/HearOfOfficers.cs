using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Outbox;

namespace Shahr.Cases;

/// <summary>
/// An officer left an office, or has other work there: the steps they held and may no longer work on go back to the
/// office's list, and the histories say so. Their clocks run on.
/// </summary>
internal sealed class HearOfOfficers(CasesDb db, AuditTrail audit) : IHandle<GrantsEnded>
{
    public async Task HandleAsync(GrantsEnded happened, Delivery delivery, CancellationToken ct)
    {
        var (office, officer, ended) = (happened.Office, happened.Person, happened.Permissions);
        var held = db.Steps.Where(s =>
            s.Office == office
            && s.Holder == officer
            // A step set aside may be taken up again.
            && (CaseStep.Active.Contains(s.State) || s.Stood != null)
            && ended.Contains(s.Permission)
        );
        // The next revision locks their cases, so that no step is ended between what is read and what is freed.
        await db
            .Cases.Where(c => held.Any(s => s.CaseId == c.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Revision, c => c.Revision + 1), ct);
        var freed = await held.AsNoTracking()
            .Join(db.Cases, s => s.CaseId, c => c.Id, (s, c) => new { Step = s, c.Number })
            .ToListAsync(ct);
        await held.ExecuteUpdateAsync(set => set.SetProperty(s => s.Holder, (PersonId?)null), ct);
        foreach (var one in freed)
        {
            db.Lines.Add(
                new CaseLine
                {
                    Id = Guid.CreateVersion7(delivery.At),
                    CaseId = one.Step.CaseId,
                    Kind = LineKind.HandedBack,
                    At = delivery.At,
                    StepId = one.Step.Id,
                    Person = officer,
                    Office = office,
                }
            );
            audit.Record("cases.handed_back", "case", one.Number, null, new { step = one.Step.Code });
        }

        await db.SaveChangesAsync(ct);
    }
}
