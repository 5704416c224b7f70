using Microsoft.EntityFrameworkCore;
using Shahr.Kit.Values;
using Shahr.Ui;

namespace Shahr.Treasury;

/// <summary>What a payment's page says of money that was given back since: then it has no receipt any more.</summary>
internal static class CameBack
{
    public static async Task<PaymentStory> TellAsync(Payment payment, TreasuryDb db, UiContext ui, CancellationToken ct)
    {
        var came = await db
            .Refunds.Where(r => r.PaymentId == payment.Id && r.State == RefundState.Done)
            .Select(r => r.AmountRial)
            .ToListAsync(ct);
        return came.Count == 0
            ? new PaymentStory(null, [])
            : new PaymentStory(
                null,
                [new Answer(ui.Say("پس داده شد", "Given back since"), Rial.Sum(came).ToString())],
                HasReceipt: false
            );
    }
}
