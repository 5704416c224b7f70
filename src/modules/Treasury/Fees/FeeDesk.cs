using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Data;
using Shahr.Ui;

namespace Shahr.Treasury;

/// <summary>Where other rooms ask for fees. Every change is guarded by the state it comes from.</summary>
internal sealed class FeeDesk(
    TreasuryDb db,
    NewRows rows,
    PaymentDesk desk,
    AuditTrail audit,
    UiContext ui,
    TimeProvider clock
) : IFees
{
    public async Task AskAsync(FeeOrder order, CancellationToken ct = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(order.Amount.Amount);
        var now = clock.GetUtcNow().UtcDateTime;
        if (await db.Fees.AnyAsync(f => f.Id == order.Key, ct))
        {
            await db
                .Fees.Where(f => f.Id == order.Key && f.State == FeeState.Dropped)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(f => f.State, FeeState.Asked)
                            .SetProperty(f => f.AskedAt, now)
                            .SetProperty(f => f.EndedAt, (DateTime?)null),
                    ct
                );
            return;
        }

        rows.Add(
            db,
            new Fee
            {
                Id = order.Key,
                TitleFa = order.TitleFa,
                TitleEn = order.TitleEn,
                Href = order.Href,
                AmountRial = order.Amount,
                State = FeeState.Asked,
                AskedAt = now,
            }
        );
        audit.Record("treasury.fee_asked", "fee", order.Key.ToString(), details: new { rials = order.Amount.Amount });
    }

    public async Task<bool> DropAsync(Guid key, CancellationToken ct = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var dropped = await db
            .Fees.Where(f => f.Id == key && f.State == FeeState.Asked)
            .ExecuteUpdateAsync(
                set => set.SetProperty(f => f.State, FeeState.Dropped).SetProperty(f => f.EndedAt, now),
                ct
            );
        if (dropped > 0)
            audit.Record("treasury.fee_dropped", "fee", key.ToString());
        return dropped > 0 || await db.Fees.AnyAsync(f => f.Id == key && f.State == FeeState.Dropped, ct);
    }

    public async Task<Result<string>> PayAsync(Guid key, Actor actor, CancellationToken ct = default)
    {
        var fee = await db.Fees.AsNoTracking().SingleOrDefaultAsync(f => f.Id == key, ct);
        if (FeesProblems.Shut(fee) is { } shut)
            return shut;
        if (fee is null)
            return FeesProblems.NoSuchFee;
        var part = new NewPart(
            MoneyAccounts.Municipality,
            MoneyCode.Fee,
            fee.AmountRial,
            ui.Say(fee.TitleFa, fee.TitleEn),
            fee.Id
        );
        return ShowPayment.Address(desk.Draft(PaymentKind.Fee, actor, [part]));
    }
}
