using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Treasury;

/// <summary>
/// A person's own program pays bills by their numbers, one or several that are paid together or not at all, once under
/// one key (<see cref="AskOnce"/>). What its token spends in a day, on bills too, is within the limit of a day: a
/// program has no fresh proof.
/// </summary>
internal static class PayByApi
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/api/v1/payments", SubmitAsync)
            .RequireSignIn()
            .AlsoByToken("money.send")
            .RequireRateLimiting("partner")
            .DisableAntiforgery()
            .WithSummary("Pays bills by their numbers, all or none; under an Idempotency-Key.");

    /// <summary>The body.</summary>
    /// <param name="Bills">At most a hundred.</param>
    public sealed record Body(List<Numbers>? Bills);

    /// <summary>A bill: both numbers, or the barcode as the first.</summary>
    public sealed record Numbers(string? BillId, string? PaymentId);

    private static async Task<IResult> SubmitAsync(
        Body body,
        [FromHeader(Name = "Idempotency-Key")] string? key,
        Actor actor,
        AskOnce once,
        PayableBills bills,
        SendingLimit limit,
        TreasuryDb db,
        UiContext ui,
        CancellationToken ct
    )
    {
        var asked = await once.AskAsync(key, actor, () => Task.FromResult(Read()), ct);
        return asked.Match<IResult>(payment => new TellsPayment(payment, actor), problem => problem.ToApi(ui.Language));

        Result<Wish> Read()
        {
            if (body.Bills is not { Count: > 0 and <= Payment.MostParts } typed)
                return (
                    body.Bills is { Count: > 0 }
                        ? BillsProblems.ChooseFewer.With(Payment.MostParts)
                        : BillsProblems.ChooseSome
                ).On("bills");
            var read = new List<BillNumbers>();
            foreach (var one in typed)
            {
                var numbers = BillNumbers.Read(one.BillId, one.PaymentId);
                if (numbers.Problem is { } wrong)
                    return wrong;
                read.Add(numbers.Value);
            }

            BillNumbers[] wanted = [.. read.DistinctBy(n => (n.BillId, n.PaymentId))];
            return new Wish(
                PaymentKind.Bills,
                before => IsAsync(before, wanted, db, ct),
                () => PartsAsync(actor, wanted, bills, limit, ct)
            );
        }
    }

    private static async Task<bool> IsAsync(
        Payment before,
        IReadOnlyList<BillNumbers> wanted,
        TreasuryDb db,
        CancellationToken ct
    )
    {
        var things = before.Parts.Select(p => p.Thing).ToList();
        var paid = await db
            .Bills.AsNoTracking()
            .Where(b => things.Contains(b.Id))
            .Select(b => new { b.BillId, b.PaymentId })
            .ToListAsync(ct);
        return paid.Select(b => (b.BillId, b.PaymentId))
            .ToHashSet()
            .SetEquals(wanted.Select(w => (w.BillId, w.PaymentId)));
    }

    private static async Task<Result<NewPart[]>> PartsAsync(
        Actor actor,
        IReadOnlyList<BillNumbers> wanted,
        PayableBills bills,
        SendingLimit limit,
        CancellationToken ct
    )
    {
        var found = new List<SentBill>();
        foreach (var numbers in wanted)
        {
            if (await bills.FindAsync(numbers, ct) is not { } sent)
                return BillsProblems.Unknown.With(numbers.Explain());
            found.Add(sent);
        }

        var parts = await bills.PartsAsync(found, ct);
        if (!parts.IsOk)
            return parts;
        var left = SendingLimit.Of(actor.Assurance) - await limit.SentAsync(actor.For, ct, bills: true);
        return Rial.Sum(parts.Value.Select(p => p.Amount)) <= left
            ? parts
            : TreasuryProblems.OverDay.With(new Rial(Math.Max(left.Amount, 0)).ToNumberString()).On("bills");
    }
}
