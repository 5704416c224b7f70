using Microsoft.EntityFrameworkCore;
using Shahr.Kit.Audit;
using Shahr.Ledger;

namespace Shahr.Treasury;

/// <summary>
/// Follows the ledger: a payment whose chain was answered is done, held or refused, held money is released or taken
/// back, and what was paid for hears it.
/// </summary>
internal sealed class SettlePayments(TreasuryDb db, IEnumerable<IPaidFor> paidFor, AuditTrail audit) : IFollowMoney
{
    public async Task FollowAsync(IReadOnlyList<LedgerEntry> lines, CancellationToken ct)
    {
        // Of a chain that was refused, one line says why and the others that it did.
        var answers = lines
            .Where(l => l.Kind is EntryKind.Transfer or EntryKind.Pending && l.Reference != 0)
            .Where(l => l.Refusal != Refusal.LinkedFailed)
            .DistinctBy(l => l.Reference)
            .ToDictionary(l => Numbers.ToGuid(l.Reference));
        if (answers.Count > 0)
        {
            Guid[] ids = [.. answers.Keys];
            var payments = await PaymentsAsync(p => ids.Contains(p.Id), ct);
            foreach (var payment in payments)
                await AnsweredAsync(payment, answers[payment.Id], ct);
        }

        var ends = lines
            .Where(l => l.Kind is EntryKind.Post or EntryKind.Void && l.Refusal == Refusal.None)
            .ToDictionary(l => Numbers.ToGuid(l.Pending.Value));
        if (ends.Count == 0)
            return;
        Guid[] held = [.. ends.Keys];
        foreach (var payment in await PaymentsAsync(p => p.Parts.Any(part => held.Contains(part.Id)), ct))
        {
            var end = ends[payment.Parts[0].Id];
            var state = end.Kind == EntryKind.Post ? PaymentState.Done : PaymentState.Cancelled;
            await EndAsync(payment, state, null, end.At, ct);
        }
    }

    private Task<List<Payment>> PaymentsAsync(
        System.Linq.Expressions.Expression<Func<Payment, bool>> which,
        CancellationToken ct
    ) => db.Payments.AsNoTracking().Include(p => p.Parts).Where(which).ToListAsync(ct);

    private Task AnsweredAsync(Payment payment, LedgerEntry answer, CancellationToken ct)
    {
        if (answer.Refusal != Refusal.None)
            return EndAsync(payment, PaymentState.Refused, answer.Refusal, answer.At, ct);
        return answer.Kind == EntryKind.Pending
            ? HoldAsync(payment, answer.At, ct)
            : EndAsync(payment, PaymentState.Done, null, answer.At, ct);
    }

    private async Task HoldAsync(Payment payment, DateTime at, CancellationToken ct)
    {
        var until = at.AddMinutes(payment.HoldMinutes);
        await Unsettled(payment)
            .ExecuteUpdateAsync(
                set => set.SetProperty(p => p.State, PaymentState.Held).SetProperty(p => p.ReleaseAt, until),
                ct
            );
        audit.Record("treasury.payment_held", "payment", payment.Number);
    }

    private async Task EndAsync(Payment payment, PaymentState state, Refusal? why, DateTime at, CancellationToken ct)
    {
        var settled = await Unsettled(payment)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(p => p.State, state)
                        .SetProperty(p => p.SettledAt, at)
                        .SetProperty(p => p.Refusal, why),
                ct
            );
        if (settled == 0)
            return;
        foreach (var thing in paidFor.Where(p => p.Kind == payment.Kind))
            await thing.SettledAsync(payment, state == PaymentState.Done, ct);
        audit.Record(Fact(state), "payment", payment.Number);
    }

    private IQueryable<Payment> Unsettled(Payment payment) =>
        db.Payments.Where(p =>
            p.Id == payment.Id
            && p.State != PaymentState.Done
            && p.State != PaymentState.Refused
            && p.State != PaymentState.Cancelled
        );

    private static string Fact(PaymentState state) =>
        state switch
        {
            PaymentState.Done => "treasury.paid",
            PaymentState.Cancelled => "treasury.payment_cancelled",
            _ => "treasury.payment_refused",
        };
}
