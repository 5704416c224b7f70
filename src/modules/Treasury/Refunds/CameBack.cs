using Microsoft.EntityFrameworkCore;
using Shahr.Kit.Values;
using Shahr.Ui;

namespace Shahr.Treasury;

/// <summary>What a receipt says of money that was given back since.</summary>
internal static class CameBack
{
    public static async Task<IReadOnlyList<Answer>> OfAsync(
        Payment payment,
        TreasuryDb db,
        UiContext ui,
        CancellationToken ct
    )
    {
        var came = await db
            .Refunds.Where(r => r.PaymentId == payment.Id && r.State == RefundState.Done)
            .Select(r => r.AmountRial)
            .ToListAsync(ct);
        return came.Count == 0 ? [] : [new Answer(ui.Say("پس داده شد", "Given back since"), Rial.Sum(came).ToString())];
    }
}
