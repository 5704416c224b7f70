using Microsoft.EntityFrameworkCore;
using Shahr.Kit.Audit;
using Shahr.Kit.Outbox;
using Shahr.Ledger;

namespace Shahr.Treasury;

/// <summary>
/// Follows the ledger: a payment whose chain was answered is done or refused, and so is what it paid for.
/// </summary>
internal sealed class SettlePayments(TreasuryDb db, IEnumerable<IPaidFor> paidFor, AuditTrail audit) : IFollowMoney
{
    public async Task FollowAsync(IReadOnlyList<LedgerEntry> lines, CancellationToken ct)
    {
        // Of a chain that was refused, one line says why and the others that it did.
        var answers = lines
            .Where(l => l.Kind == EntryKind.Transfer && l.Reference != 0 && l.Refusal != Refusal.LinkedFailed)
            .DistinctBy(l => l.Reference)
            .ToDictionary(l => Numbers.ToGuid(l.Reference));
        if (answers.Count == 0)
            return;
        var payments = await db
            .Payments.AsNoTracking()
            .Include(p => p.Parts)
            .Where(p => answers.Keys.Contains(p.Id))
            .ToListAsync(ct);
        foreach (var payment in payments)
            await SettleAsync(payment, answers[payment.Id], ct);
    }

    private async Task SettleAsync(Payment payment, LedgerEntry answer, CancellationToken ct)
    {
        var done = answer.Refusal == Refusal.None;
        var (state, refusal) = done ? (PaymentState.Done, (Refusal?)null) : (PaymentState.Refused, answer.Refusal);
        var settled = await db
            .Payments.Where(p => p.Id == payment.Id && p.State != PaymentState.Done && p.State != PaymentState.Refused)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(p => p.State, state)
                        .SetProperty(p => p.SettledAt, answer.At)
                        .SetProperty(p => p.Refusal, refusal),
                ct
            );
        if (settled == 0)
            return;
        foreach (var thing in paidFor.Where(p => p.Kind == payment.Kind))
            await thing.SettledAsync(payment, done, ct);
        audit.Record(done ? "treasury.paid" : "treasury.payment_refused", "payment", payment.Number);
    }
}
