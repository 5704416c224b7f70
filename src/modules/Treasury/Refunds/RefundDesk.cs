using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Values;

namespace Shahr.Treasury;

/// <summary>
/// Proposes and decides that money is given back. No officer decides what they proposed, and none of both has to do
/// with
/// whose money it is.
/// </summary>
internal sealed class RefundDesk(
    TreasuryDb db,
    PartsGivenBack parts,
    PaymentDesk desk,
    IPeople people,
    AuditTrail audit,
    TimeProvider clock
)
{
    /// <summary>What may be given back: money the city, or an issuer of bills, was paid.</summary>
    private static readonly PaymentKind[] _kinds = [PaymentKind.Fee, PaymentKind.Bills];

    /// <summary>A payment of which something may be given back, or why there is none.</summary>
    public async Task<Result<Payment>> FindPaymentAsync(string? typed, Actor actor, CancellationToken ct)
    {
        if (!PublicNumber.TryParse(typed, out var number))
            return RefundsProblems.NumberNeeded;
        var payment = await db
            .Payments.AsNoTracking()
            .Include(p => p.Parts)
            .OrderBy(p => p.Id)
            .SingleOrDefaultAsync(p => p.Number == number.Value, ct);
        if (payment is null || !_kinds.Contains(payment.Kind) || payment.State != PaymentState.Done)
            return RefundsProblems.NoSuchPayment;
        return await people.AreCloseAsync(actor.Person, payment.OwnerId, ct) ? RefundsProblems.OwnMoney : payment;
    }

    /// <summary>Proposes it: so much of the part is set aside for it.</summary>
    public async Task<Result<Refund>> ProposeAsync(
        Payment payment,
        Guid part,
        Rial amount,
        string reason,
        Actor actor,
        CancellationToken ct
    )
    {
        if (payment.Parts.All(p => p.Id != part))
            return RefundsProblems.NoSuchPayment;
        if (!await parts.SetAsideAsync(part, amount.Amount, ct))
            return RefundsProblems.TooMuch.On("Amount");
        var refund = new Refund
        {
            Id = Guid.CreateVersion7(),
            PaymentId = payment.Id,
            PartId = part,
            AmountRial = amount,
            Reason = reason,
            State = RefundState.Proposed,
            ProposedBy = actor.Person,
            ProposedAt = Now,
        };
        db.Refunds.Add(refund);
        audit.Record(
            "treasury.refund_proposed",
            "payment",
            payment.Number,
            reason,
            new { refund = refund.Id, rials = amount.Amount }
        );
        return refund;
    }

    /// <summary>A second officer approves: the payment that brings it back is asked for, in this transaction.</summary>
    public async Task<Result<Payment>> ApproveAsync(Refund refund, Actor actor, CancellationToken ct)
    {
        var paid = await db
            .Payments.AsNoTracking()
            .Include(p => p.Parts)
            .SingleAsync(p => p.Id == refund.PaymentId, ct);
        if (refund.ProposedBy == actor.Person)
            return RefundsProblems.FourEyes;
        if (await people.AreCloseAsync(actor.Person, paid.OwnerId, ct))
            return RefundsProblems.OwnMoney;
        var part = paid.Parts.Single(p => p.Id == refund.PartId);
        var back = Payment.Draft(
            PaymentKind.Refund,
            new MoneyPlace(part.CreditAccount, part.CreditCode),
            paid.OwnerId,
            actor.Person,
            [
                new(
                    new MoneyPlace(paid.DebitAccount, paid.DebitCode),
                    MoneyCode.Refund,
                    refund.AmountRial,
                    part.Title,
                    refund.Id
                ),
            ],
            refund.Reason,
            holdMinutes: 0,
            Now
        );
        db.Payments.Add(back);
        await db.SaveChangesAsync(ct);
        if (await desk.AskAsync(back, ct) is { } problem)
            return problem;
        var (by, now) = ((PersonId?)actor.Person, Now);
        await db
            .Refunds.Where(r => r.Id == refund.Id)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(r => r.DecidedBy, by)
                        .SetProperty(r => r.DecidedAt, now)
                        .SetProperty(r => r.BroughtBy, back.Id),
                ct
            );
        audit.Record("treasury.refund_approved", "payment", paid.Number, refund.Reason, new { refund = refund.Id });
        return back;
    }

    /// <summary>A second officer says no, or who proposed it takes it back.</summary>
    public async Task<Problem?> RejectAsync(Refund refund, string word, Actor actor, CancellationToken ct)
    {
        var (by, now) = ((PersonId?)actor.Person, Now);
        var rejected = await db
            .Refunds.Where(r => r.Id == refund.Id && r.State == RefundState.Proposed)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(r => r.State, RefundState.Rejected)
                        .SetProperty(r => r.DecidedBy, by)
                        .SetProperty(r => r.DecidedAt, now)
                        .SetProperty(r => r.Word, word),
                ct
            );
        if (rejected == 0)
            return RefundsProblems.Decided;
        await parts.SetAsideAsync(refund.PartId, -refund.AmountRial.Amount, ct);
        audit.Record("treasury.refund_rejected", "refund", refund.Id.ToString(), word);
        return null;
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
