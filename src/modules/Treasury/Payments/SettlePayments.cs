using System.Data.Common;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Shahr.Kit.Audit;
using Shahr.Kit.Data;
using Shahr.Ledger;

namespace Shahr.Treasury;

/// <summary>
/// Follows the ledger: a payment whose chain was answered is done, held or refused, held money is released or taken
/// back, and what was paid for hears it.
/// </summary>
internal sealed class SettlePayments(
    TreasuryDb db,
    CityTransaction transaction,
    IEnumerable<IPaidFor> paidFor,
    AuditTrail audit
) : IFollowMoney
{
    // Only whoever follows writes how a payment ended, and of two who follow the same lines one is rolled back whole:
    // what was read as unsettled a moment ago is.
    private const string Settle = """
        update treasury_payments set state = @state, settled_at = @at, release_at = @until, refusal = @why
        where id = @id and state in ('Draft', 'Asked', 'Held')
        """;

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
            var payments = await UnsettledAsync(p => ids.Contains(p.Id), ct);
            await EndAsync(payments.ConvertAll(p => Answered(p, answers[p.Id])), ct);
        }

        var ends = lines
            .Where(l => l.Kind is EntryKind.Post or EntryKind.Void && l.Refusal == Refusal.None)
            .ToDictionary(l => Numbers.ToGuid(l.Pending.Value));
        if (ends.Count == 0)
            return;
        Guid[] parts = [.. ends.Keys];
        var held = await UnsettledAsync(p => p.Parts.Any(part => parts.Contains(part.Id)), ct);
        await EndAsync(held.ConvertAll(p => Ended(p, ends[p.Parts[0].Id])), ct);
    }

    private Task<List<Payment>> UnsettledAsync(Expression<Func<Payment, bool>> which, CancellationToken ct) =>
        db
            .Payments.AsNoTracking()
            .Include(p => p.Parts)
            .Where(which)
            .Where(p =>
                p.State != PaymentState.Done && p.State != PaymentState.Refused && p.State != PaymentState.Cancelled
            )
            .ToListAsync(ct);

    private static End Answered(Payment payment, LedgerEntry answer)
    {
        if (answer.Refusal != Refusal.None)
            return new End(payment, PaymentState.Refused, answer.At, Why: answer.Refusal);
        return answer.Kind == EntryKind.Pending
            ? new End(payment, PaymentState.Held, null, Until: answer.At.AddMinutes(payment.HoldMinutes))
            : new End(payment, PaymentState.Done, answer.At);
    }

    private static End Ended(Payment payment, LedgerEntry end) =>
        new(
            payment,
            end.Kind == EntryKind.Post ? PaymentState.Done : PaymentState.Cancelled,
            end.At,
            Until: payment.ReleaseAt
        );

    // However many a batch brings, their rows are one round trip to the database.
    private async Task EndAsync(List<End> ends, CancellationToken ct)
    {
        await transaction.ExecuteAsync(ends.Select(Write), ct);
        foreach (var (payment, state, _, _, _) in ends)
        {
            if (state != PaymentState.Held)
            {
                foreach (var thing in paidFor.Where(p => p.Kind == payment.Kind))
                    await thing.SettledAsync(payment, state == PaymentState.Done, ct);
            }

            audit.Record(Fact(state), "payment", payment.Number);
        }
    }

    private DbCommand Write(End end) =>
        transaction
            .Command(Settle)
            .With("@id", end.Payment.Id)
            .With("@state", end.State.ToString())
            .With("@at", end.At)
            .With("@until", end.Until)
            .With("@why", end.Why?.ToString());

    private static string Fact(PaymentState state) =>
        state switch
        {
            PaymentState.Done => "treasury.paid",
            PaymentState.Held => "treasury.payment_held",
            PaymentState.Cancelled => "treasury.payment_cancelled",
            _ => "treasury.payment_refused",
        };

    private sealed record End(
        Payment Payment,
        PaymentState State,
        DateTime? At,
        DateTime? Until = null,
        Refusal? Why = null
    );
}
