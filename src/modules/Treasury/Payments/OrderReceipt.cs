using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Treasury;

/// <summary>
/// The receipt of a payment as a sealed document, with a QR that anybody may check. Made when it is asked for the first
/// time, under a key that follows from the payment: the same receipt is the same document for ever.
/// </summary>
internal static class OrderReceipt
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/payments/{number}/receipt", SubmitAsync).RequirePurse();

    private static async Task<IResult> SubmitAsync(
        string number,
        Actor actor,
        PaymentDesk desk,
        ReceiptPaper paper,
        [FromServices] IDocuments documents,
        AuditTrail audit,
        CancellationToken ct
    )
    {
        if (await desk.FindAsync(number, actor.For, ct) is not { } payment)
            return ShowPayment.NotFound();
        if (!await paper.MayBeAsync(payment, ct))
            return Pages.Refuse(
                TreasuryProblems.NoReceiptYet,
                new WayOn("این پرداخت", "This payment", ShowPayment.Address(payment))
            );
        var document = await documents.OrderAsync(await paper.OfAsync(payment, ct), ct);
        audit.Record("treasury.receipt_ordered", "payment", payment.Number);
        return new SeeOther(document.Href);
    }
}

/// <summary>What the receipt of a payment says.</summary>
internal sealed class ReceiptPaper(PaymentDesk desk, IDocuments documents, IPeople people, UiContext ui)
{
    /// <summary>True once nothing of the payment can change any more.</summary>
    public async Task<bool> MayBeAsync(Payment payment, CancellationToken ct) =>
        payment.State == PaymentState.Done && (await desk.StoryAsync(payment, ui, ct))?.HasReceipt != false;

    /// <summary>The page of the document, where it was made.</summary>
    public async Task<string?> FindAsync(Payment payment, CancellationToken ct) =>
        (await documents.FindAsync(Key(payment), ct))?.Document.Href;

    public async Task<DocumentOrder> OfAsync(Payment payment, CancellationToken ct)
    {
        var names = await people.NamesAsync([payment.OwnerId], ct);
        var owner = PersonName.In(names, payment.OwnerId, "دارندهٔ این رسید");
        var total = payment.TotalRial;
        var amount = $"{total.ToTomanString()} ({total.ToWords()})";
        return new DocumentOrder
        {
            Key = Key(payment),
            Kind = "payment-receipt",
            TitleFa = "رسید پرداخت",
            TitleEn = "Receipt of a payment",
            Owner = payment.OwnerId,
            BodyFa =
            [
                payment.DebitCode == AccountCode.Wallet
                    ? $"گواهی می‌شود که {owner} مبلغ {amount} از کیف پول خود در شهر پرداخت و این پول جابه‌جا شد."
                    : $"گواهی می‌شود که مبلغ {amount} به کیف پول {owner} در شهر رسید.",
            ],
            Fields = await FieldsAsync(payment, ct),
            OfficeFa = "خزانه‌داری شهر",
            SignedByFa = "خزانه‌داری شهر، دفتر کل",
            CaseNumber = payment.Number,
        };
    }

    private async Task<IReadOnlyList<DocumentField>> FieldsAsync(Payment payment, CancellationToken ct)
    {
        var fa = ui with { Language = "fa" };
        var fields = payment
            .Parts.OrderBy(p => p.Place)
            .Select(p => new DocumentField(
                $"part_{p.Place + 1}",
                "بابت",
                "For",
                $"{p.Title}: {p.AmountRial.ToTomanString()}"
            ))
            .ToList();
        if ((await desk.StoryAsync(payment, fa, ct))?.Answers is { } told)
        {
            var english = (await desk.StoryAsync(payment, ui with { Language = "en" }, ct))?.Answers ?? told;
            fields.AddRange(
                told.Select((a, i) => new DocumentField($"told_{i + 1}", a.Question, english[i].Question, a.Text ?? ""))
            );
        }

        if (payment.Note is { } note)
            fields.Add(new("note", "یادداشت", "Note", note));
        fields.Add(new("total", "روی هم", "Together", payment.TotalRial.ToString()));
        fields.Add(new("number", "شمارهٔ پرداخت", "Number of the payment", payment.PublicNumber.Grouped));
        fields.Add(new("at", "زمان", "When", When.Long(payment.SettledAt ?? payment.MadeAt, fa)));
        return fields;
    }

    private static string Key(Payment payment) => "receipt:" + payment.Id.ToString("N");
}
