using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit.Outbox;
using Shahr.Kit.Values;

namespace Shahr.Cases.Fees;

/// <summary>
/// A fee was paid: the step that waited for it goes on. What is given back later stands in the history.
/// </summary>
internal sealed class HearOfFees(CasesDb db, CaseStore store, CaseClock clock) : IHandle<FeePaid>, IHandle<FeeGivenBack>
{
    public async Task HandleAsync(FeePaid happened, Delivery delivery, CancellationToken ct)
    {
        if (await FindAsync(happened.Key, ct) is not var (on, step))
            return;
        if (on.EndFee(step, FeeEnd.Paid, clock))
            store.WriteOfTime(on, LineKind.FeePaid, step, Said(step, happened.Amount, happened.Payment));
    }

    public async Task HandleAsync(FeeGivenBack happened, Delivery delivery, CancellationToken ct)
    {
        if (await FindAsync(happened.Key, ct) is not var (on, step))
            return;
        step.EndFee(FeeEnd.GivenBack);
        var said = $"{Said(step, happened.Amount, happened.Payment)}\n{happened.ReasonFa}";
        store.WriteOfTime(on, LineKind.FeeGivenBack, step, said);
    }

    // Other rooms have fees too: what is no step of a case is none of ours.
    private async Task<(Case On, CaseStep Step)?> FindAsync(Guid key, CancellationToken ct)
    {
        var id = new StepId(key);
        var of = await db.Steps.AsNoTracking().Where(s => s.Id == id).Select(s => s.CaseId).ToListAsync(ct);
        return of is [var found] && await store.LockAsync(found.ToString(), ct) is { } on && on.Step(id) is { } step
            ? (on, step)
            : null;
    }

    private static string Said(CaseStep step, Rial amount, string payment) =>
        $"{step.FeeFa}: {amount}، شمارهٔ پرداخت {PersianText.InSentence(PublicNumber.Parse(payment).Grouped)}";
}
