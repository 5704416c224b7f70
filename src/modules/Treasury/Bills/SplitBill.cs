using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Treasury;

/// <summary>
/// Somebody splits a bill of theirs into parts, as many as its issuer allows: the first is due when the bill was, each
/// other a month later, and they are paid in turn.
/// </summary>
internal static class SplitBill
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/bills/{id:guid}/parts", ShowAsync).RequireSignIn();
        app.MapPost("/bills/{id:guid}/parts", SubmitAsync).RequireSignIn();
    }

    private static async Task<IResult> ShowAsync(
        Guid id,
        Actor actor,
        PayableBills bills,
        CityDay day,
        UiContext ui,
        CancellationToken ct
    ) =>
        await bills.OwnAsync(actor.For, [id], ct) is [var sent]
            ? Pages.Of<SplitBillPage>(BillLine.Of(sent, day.Today, ui))
            : NotFound();

    private static async Task<IResult> SubmitAsync(
        Guid id,
        [FromForm] string? parts,
        Actor actor,
        PayableBills bills,
        TreasuryDb db,
        BillRows rows,
        AuditTrail audit,
        CityDay day,
        UiContext ui,
        CancellationToken ct
    )
    {
        if (await bills.OwnAsync(actor.For, [id], ct) is not [var sent])
            return NotFound();
        var problem = Refusal(sent, parts, out var count) ?? await SplitAsync(sent.Bill, count, db, rows, ct);
        if (problem is not null)
        {
            var typed = new Dictionary<string, string?> { ["parts"] = parts };
            return Pages.Again<SplitBillPage>(BillLine.Of(sent, day.Today, ui), FormState.From(typed, problem));
        }

        audit.Record("treasury.bill_split", "bill", id.ToString(), details: new { parts = count });
        return new SeeOther("/bills");
    }

    private static Problem? Refusal(SentBill sent, string? parts, out int count)
    {
        _ = int.TryParse(
            PersianText.ToLatinDigits(parts).Trim(),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out count
        );
        if (sent.Bill.Parts > 1)
            return BillsProblems.InParts;
        if (PayableBills.Shut(sent.Bill) is { } shut)
            return shut;
        return sent.Issuer.MostParts < 2 ? BillsProblems.NotInParts
            : count < 2 || count > sent.Issuer.MostParts ? BillsProblems.PartsNeeded.With(sent.Issuer.MostParts)
            : null;
    }

    /// <summary>A refusal where somebody began to pay it, or split it, meanwhile.</summary>
    private static async Task<Problem?> SplitAsync(
        Bill bill,
        int count,
        TreasuryDb db,
        BillRows rows,
        CancellationToken ct
    )
    {
        var amounts = bill.AmountRial.Split(count);
        var split = await db
            .Bills.Where(b =>
                b.Id == bill.Id && b.State == BillState.Unpaid && b.Parts == 1 && b.PaymentId == bill.PaymentId
            )
            .ExecuteUpdateAsync(
                set => set.SetProperty(b => b.Parts, count).SetProperty(b => b.AmountRial, amounts[0]),
                ct
            );
        if (split == 0)
            return BillsProblems.BeingPaid;
        var due = JalaliDate.From(bill.DueOn);
        await rows.InsertAsync(
            Enumerable
                .Range(2, count - 1)
                .Select(part => new Bill
                {
                    Id = Guid.CreateVersion7(),
                    IssuerId = bill.IssuerId,
                    BillId = bill.BillId,
                    PaymentId = bill.PaymentId,
                    Payer = bill.Payer,
                    AmountRial = amounts[part - 1],
                    Year = bill.Year,
                    Period = bill.Period,
                    Part = part,
                    Parts = count,
                    IssuedOn = bill.IssuedOn,
                    DueOn = due.AddMonths(part - 1).ToDateOnly(),
                    PushedAt = bill.PushedAt,
                }),
            ct
        );
        return null;
    }

    private static PageResult NotFound() =>
        Pages.Refuse(BillsProblems.NoSuchBill, new WayOn("قبض‌های من", "My bills", "/bills"));
}
