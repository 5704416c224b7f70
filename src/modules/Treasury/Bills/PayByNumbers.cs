using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Treasury;

/// <summary>
/// «پرداخت قبض با شناسه‌ها»: anybody's bill by its two numbers, or by what its barcode holds. The payment's page says
/// what it is for and of which period, and not whose it is.
/// </summary>
internal static class PayByNumbers
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/bills/by-numbers", () => Pages.Of<PayByNumbersPage>()).RequirePurse(pays: true);
        app.MapPost("/bills/by-numbers", SubmitAsync).RequirePurse(pays: true).RequireRateLimiting("track");
    }

    private static async Task<IResult> SubmitAsync(
        [FromForm] Form form,
        Actor actor,
        PayableBills bills,
        CancellationToken ct
    )
    {
        var read = BillNumbers.Read(form.BillId, form.PaymentId);
        if (read.Problem is { } wrong)
            return Again(form, wrong);
        if (await bills.FindAsync(read.Value, ct) is not { } sent)
            return Again(form, BillsProblems.Unknown.With(read.Value.Explain()));
        var draft = await bills.DraftAsync(actor, [sent], ct);
        return draft.Match(payment => new SeeOther(ShowPayment.Address(payment)), problem => Again(form, problem));
    }

    private static IResult Again(Form form, Problem problem) =>
        Pages.Again<PayByNumbersPage>(
            null,
            FormState.From(
                new Dictionary<string, string?>
                {
                    [nameof(form.BillId)] = form.BillId,
                    [nameof(form.PaymentId)] = form.PaymentId,
                },
                problem
            )
        );

    internal sealed record Form(string? BillId, string? PaymentId);
}
