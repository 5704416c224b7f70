using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Outbox;
using Shahr.Ui;

namespace Shahr.Treasury;

/// <summary>
/// Fees that are paid: taken while the payment is under way, so that of two payers one wins; then paid, and the room
/// that asked hears it; or free again.
/// </summary>
internal sealed class PaidFees(TreasuryDb db, CityEvents events, TimeProvider clock) : IPaidFor
{
    public PaymentKind Kind => PaymentKind.Fee;

    public async Task<Problem?> TakeAsync(Payment payment, CancellationToken ct)
    {
        foreach (var part in payment.Parts.OrderBy(p => p.Thing))
        {
            var taken = await db
                .Fees.Where(f => f.Id == part.Thing && f.State == FeeState.Asked && f.AmountRial == part.AmountRial)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(f => f.State, FeeState.Taken).SetProperty(f => f.TakenBy, payment.Id),
                    ct
                );
            if (taken > 0)
                continue;
            var fee = await db.Fees.AsNoTracking().SingleOrDefaultAsync(f => f.Id == part.Thing, ct);
            return FeesProblems.Shut(fee) ?? FeesProblems.NoSuchFee;
        }

        return null;
    }

    public async Task SettledAsync(Payment payment, bool done, CancellationToken ct)
    {
        var taken = db.Fees.Where(f => f.TakenBy == payment.Id && f.State == FeeState.Taken);
        if (!done)
        {
            await taken.ExecuteUpdateAsync(
                set => set.SetProperty(f => f.State, FeeState.Asked).SetProperty(f => f.TakenBy, (Guid?)null),
                ct
            );
            return;
        }

        var (now, receipt) = (clock.GetUtcNow().UtcDateTime, payment.Number);
        await taken.ExecuteUpdateAsync(
            set =>
                set.SetProperty(f => f.State, FeeState.Paid)
                    .SetProperty(f => f.Receipt, receipt)
                    .SetProperty(f => f.EndedAt, now),
            ct
        );
        foreach (var part in payment.Parts)
        {
            if (part.Thing is { } key)
                events.Tell(new FeePaid(key, payment.Number, part.AmountRial));
        }
    }

    // Whoever pays a fee goes back to what it is asked for.
    public async Task<PaymentStory?> TellAsync(Payment payment, UiContext ui, CancellationToken ct)
    {
        var fee = payment.Parts[0].Thing;
        return await CameBack.TellAsync(payment, db, ui, ct) with
        {
            Back = await db.Fees.Where(f => f.Id == fee).Select(f => f.Href).SingleOrDefaultAsync(ct),
        };
    }
}
