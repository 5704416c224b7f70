using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Treasury;

/// <summary>An officer proposes that a part of a payment is given back: which, how much, and why.</summary>
internal static class ProposeRefund
{
    public const string Address = ListRefunds.Address + "/new";
    private const int LongestReason = 500;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, ShowAsync).RequirePermission(RefundsServices.Refund);
        app.MapPost(ListRefunds.Address, SubmitAsync).RequirePermission(RefundsServices.Refund);
    }

    private static async Task<IResult> ShowAsync(
        string? payment,
        Actor actor,
        RefundDesk desk,
        IAccessLog looks,
        UiContext ui,
        CancellationToken ct
    )
    {
        var found = await desk.FindPaymentAsync(payment, actor, ct);
        if (found.Problem is { } problem)
            return Pages.Refuse(problem, Way);
        await looks.LookedAtAsync([found.Value.OwnerId], "پس‌دادن پول", ["payment"], ct);
        return Pages.Of<ProposeRefundPage>(PaidView.Of(found.Value, ui));
    }

    private static async Task<IResult> SubmitAsync(
        IFormCollection form,
        Actor actor,
        RefundDesk desk,
        UiContext ui,
        CancellationToken ct
    )
    {
        var found = await desk.FindPaymentAsync(form["Payment"], actor, ct);
        if (found.Problem is { } gone)
            return Pages.Refuse(gone, Way);
        var reason = PersianText.CleanLine(form["Reason"]);
        var problems = new List<Problem>();
        if (!Guid.TryParse(form["Part"], out var part))
            problems.Add(RefundsProblems.PartNeeded.On("Part"));
        if (!Rial.TryParse(form["Amount"], out var amount) || amount <= Rial.Zero)
            problems.Add(RefundsProblems.AmountNeeded.On("Amount"));
        else if (reason.Length is > 0 and <= LongestReason && problems.Count == 0)
        {
            var proposed = await desk.ProposeAsync(found.Value, part, amount, reason, actor, ct);
            if (proposed.Problem is null)
                return new SeeOther($"{ListRefunds.Address}/{proposed.Value.Id}");
            problems.Add(proposed.Problem);
        }

        if (reason.Length is 0 or > LongestReason)
            problems.Add(RefundsProblems.ReasonNeeded.On("Reason"));
        return Pages.Again<ProposeRefundPage>(PaidView.Of(found.Value, ui), FormState.From(form, [.. problems]));
    }

    /// <summary>The way back.</summary>
    public static WayOn Way { get; } = new("پس‌دادن پول", "Money given back", ListRefunds.Address);
}

/// <summary>The payment of which something is given back.</summary>
/// <param name="Number">Digits of its number.</param>
/// <param name="Shown">As people read it.</param>
/// <param name="When">When it was paid.</param>
/// <param name="Parts">What was paid, and what of it is left.</param>
public sealed record PaidView(string Number, string Shown, string When, IReadOnlyList<PaidPart> Parts)
{
    internal static PaidView Of(Payment payment, UiContext ui) =>
        new(
            payment.Number,
            payment.PublicNumber.Display,
            Ui.When.Long(payment.SettledAt ?? payment.MadeAt, ui),
            [
                .. payment
                    .Parts.OrderBy(p => p.Place)
                    .Select(p => new PaidPart(p.Id.ToString(), p.Title, p.AmountRial, p.AmountRial - p.GivenBackRial)),
            ]
        );
}

/// <summary>A part of it.</summary>
public sealed record PaidPart(string Id, string Title, Rial Amount, Rial Left);
