using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Outbox;
using Shahr.Ui;

namespace Shahr.Treasury;

/// <summary>
/// Money on its way back: taken once, of however many who approve it at the same moment; then the payer and, of a fee,
/// the room that asked for it hear that it came, or it is free to be given back again.
/// </summary>
internal sealed class PaidRefunds(TreasuryDb db, PartsGivenBack parts, INotify notify, CityEvents events) : IPaidFor
{
    public PaymentKind Kind => PaymentKind.Refund;

    public async Task<Problem?> TakeAsync(Payment payment, CancellationToken ct)
    {
        var refund = payment.Parts[0].Thing;
        var taken = await db
            .Refunds.Where(r => r.Id == refund && r.State == RefundState.Proposed)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.State, RefundState.Moving), ct);
        return taken == 0 ? RefundsProblems.Decided : null;
    }

    public async Task SettledAsync(Payment payment, bool done, CancellationToken ct)
    {
        var id = payment.Parts[0].Thing;
        var state = done ? RefundState.Done : RefundState.Failed;
        var settled = await db
            .Refunds.Where(r => r.Id == id && r.State == RefundState.Moving)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.State, state), ct);
        if (settled == 0)
            return;
        var refund = await db.Refunds.AsNoTracking().SingleAsync(r => r.Id == id, ct);
        if (!done)
        {
            await parts.SetAsideAsync(refund.PartId, -refund.AmountRial.Amount, ct);
            return;
        }

        var part = await db.Parts.AsNoTracking().SingleAsync(p => p.Id == refund.PartId, ct);
        if (part is { Code: MoneyCode.Fee, Thing: { } fee })
            events.Tell(new FeeGivenBack(fee, payment.Number, refund.AmountRial, refund.Reason));
        await notify.SendAsync(
            new Message(
                $"refund-{refund.Id}",
                payment.OwnerId,
                "money_given_back",
                new Dictionary<string, string>
                {
                    ["amount"] = refund.AmountRial.ToString(),
                    ["what"] = part.Title,
                    ["reason"] = refund.Reason,
                },
                ShowPayment.Address(payment)
            ),
            ct
        );
    }

    public Task<PaymentStory?> TellAsync(Payment payment, UiContext ui, CancellationToken ct) =>
        Task.FromResult<PaymentStory?>(
            new(
                new StateWords(
                    ui.Say("پس داده شد", "Given back"),
                    ui.Say("این پول به کیف پول شما برگشته است.", "This money has come back to your wallet."),
                    Tone.Progress
                ),
                [],
                HasReceipt: false
            )
        );
}
