using Microsoft.EntityFrameworkCore;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Values;
using Shahr.Ui;

namespace Shahr.Treasury;

/// <summary>
/// Bills that are paid for: taken while the payment is under way, each by a guarded update, so that of two payers one
/// wins; then paid, or free again.
/// </summary>
internal sealed class PaidBills(TreasuryDb db, AuditTrail audit, CityDay day, TimeProvider clock) : IPaidFor
{
    public PaymentKind Kind => PaymentKind.Bills;

    public async Task<Problem?> TakeAsync(Payment payment, CancellationToken ct)
    {
        // In the order of their ids: two payments of the same bills never wait for each other crosswise.
        foreach (var part in payment.Parts.OrderBy(p => p.Thing))
        {
            if (await FindAsync(part.Thing, ct) is not var (bill, issuer))
                return BillsProblems.NoSuchBill;
            if (PayableBills.Shut(bill) is { } shut)
                return shut;
            if (bill.On(day.Today, issuer).ToPay != part.AmountRial)
                return BillsProblems.AmountChanged;
            var taken = await db
                .Bills.Where(b => b.Id == bill.Id && b.State == BillState.Unpaid && b.PaymentId == bill.PaymentId)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(b => b.State, BillState.Taken).SetProperty(b => b.TakenBy, payment.Id),
                    ct
                );
            if (taken == 0)
                return BillsProblems.BeingPaid;
        }

        return null;
    }

    public async Task SettledAsync(Payment payment, bool done, CancellationToken ct)
    {
        if (!done)
        {
            await db
                .Bills.Where(b => b.TakenBy == payment.Id && b.State == BillState.Taken)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(b => b.State, BillState.Unpaid).SetProperty(b => b.TakenBy, (Guid?)null),
                    ct
                );
            return;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        PersonId? owner = payment.OwnerId;
        foreach (var part in payment.Parts)
        {
            Rial? paid = part.AmountRial;
            await db
                .Bills.Where(b => b.Id == part.Thing && b.TakenBy == payment.Id && b.State == BillState.Taken)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(b => b.State, BillState.Paid)
                            .SetProperty(b => b.PaidRial, paid)
                            .SetProperty(b => b.PaidAt, now)
                            .SetProperty(b => b.PaidFor, owner),
                    ct
                );
            audit.Record("treasury.bill_paid", "bill", part.Thing?.ToString() ?? "");
        }
    }

    public async Task<PaymentStory?> TellAsync(Payment payment, UiContext ui, CancellationToken ct) =>
        await CameBack.TellAsync(payment, db, ui, ct);

    private async Task<(Bill Bill, Issuer Issuer)?> FindAsync(Guid? id, CancellationToken ct) =>
        await db
            .Bills.AsNoTracking()
            .Where(b => b.Id == id)
            .Join(db.Issuers.AsNoTracking(), b => b.IssuerId, i => i.Id, (bill, issuer) => new { bill, issuer })
            .SingleOrDefaultAsync(ct)
            is { } found
            ? (found.bill, found.issuer)
            : null;
}
