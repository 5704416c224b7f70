using Shahr.Contracts;
using Shahr.Kit;

namespace Shahr.Treasury;

/// <summary>What this room holds of a person: bills in their name, and those they paid of others.</summary>
internal sealed class HeldBills(PayableBills bills) : IHoldData
{
    public async Task<IReadOnlyList<HeldData>> OfAsync(PersonId person, CancellationToken ct = default)
    {
        var rows = await bills.OfAsync(person, IHoldData.Most, ct);
        return
        [
            new HeldData(
                "bills",
                "قبض‌ها",
                "Bills",
                [
                    new("issuer", "صادرکننده", "Issuer"),
                    new("bill_id", "شناسهٔ قبض", "Bill id"),
                    new("payment_id", "شناسهٔ پرداخت", "Payment id"),
                    new("amount_rial", "مبلغ (ریال)", "Amount (rials)"),
                    new("issued_on", "صدور", "Issued"),
                    new("due_on", "مهلت", "Due"),
                    new("state", "وضعیت", "State"),
                    new("paid_rial", "پرداخت شد (ریال)", "Paid (rials)"),
                    new("paid_at", "زمان پرداخت", "Paid at"),
                ],
                [.. rows.Select(Row)]
            ),
        ];
    }

    private static IReadOnlyList<object?> Row(SentBill sent)
    {
        var bill = sent.Bill;
        return
        [
            sent.Issuer.NameFa,
            bill.BillId,
            bill.PaymentId,
            bill.AmountRial.Amount,
            bill.IssuedOn,
            bill.DueOn,
            bill.State.ToString(),
            bill.PaidRial?.Amount,
            bill.PaidAt,
        ];
    }
}
