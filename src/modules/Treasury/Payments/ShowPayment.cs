using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Treasury;

/// <summary>
/// A payment of mine: before it, what will be paid and the button that does; after it, the receipt. The same address
/// always says where the payment stands and what will happen next.
/// </summary>
internal static class ShowPayment
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/payments/{number}", ShowAsync).RequirePurse();
        app.MapPost("/payments/{number}/asking", AskAsync)
            .RequirePurse(pays: true)
            .RequireFresh("پرداخت از کیف پول", "Paying from the wallet");
        app.MapPost("/payments/{number}/cancellation", TakeBackAsync).RequirePurse(pays: true);
    }

    /// <summary>The address of a payment's page.</summary>
    public static string Address(Payment payment) => "/payments/" + payment.Number;

    private static async Task<IResult> ShowAsync(
        string number,
        Actor actor,
        PaymentDesk desk,
        ReceiptPaper paper,
        UiContext ui,
        CancellationToken ct
    )
    {
        if (await desk.FindAsync(number, actor.For, ct) is not { } payment)
            return NotFound();
        var view = PaymentView.Of(payment, await desk.StoryAsync(payment, ui, ct), ui);
        return Pages.Of<ShowPaymentPage>(
            payment.State != PaymentState.Done ? view : view with { Receipt = await paper.FindAsync(payment, ct) }
        );
    }

    private static async Task<IResult> AskAsync(
        string number,
        Actor actor,
        PaymentDesk desk,
        UiContext ui,
        CancellationToken ct
    )
    {
        if (await desk.FindAsync(number, actor.For, ct) is not { } payment)
            return NotFound();
        if ((actor.WhyNotPay(payment.TotalRial) ?? await desk.AskAsync(payment, ct)) is { } problem)
            return Pages.Again<ShowPaymentPage>(
                PaymentView.Of(payment, await desk.StoryAsync(payment, ui, ct), ui),
                FormState.Of(problem)
            );
        return new MovesMoney(payment, new SeeOther(Address(payment)));
    }

    // Nobody's rows change here: the ledger decides whether it is still there, and the rows follow it.
    private static async Task<IResult> TakeBackAsync(string number, Actor actor, PaymentDesk desk, CancellationToken ct)
    {
        if (await desk.FindAsync(number, actor.For, ct) is not { } payment)
            return NotFound();
        IResult page = new SeeOther(Address(payment));
        return payment.State == PaymentState.Held ? new GivesBack(payment, page) : page;
    }

    public static PageResult NotFound() =>
        Pages.Refuse(TreasuryProblems.PaymentNotFound, new WayOn("کیف پول من", "My wallet", "/wallet"));
}

/// <summary>What the page shows.</summary>
/// <param name="Number">As people read it.</param>
/// <param name="Address">Of the page.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Why">Why it was refused, or null.</param>
/// <param name="Parts">What is paid.</param>
/// <param name="Total">All of it.</param>
/// <param name="Note">Words for the receiver, or null.</param>
/// <param name="When">When it was settled, or put together.</param>
/// <param name="HoldMinutes">How long the receiver waits for it; 0 for not at all.</param>
/// <param name="Until">Until when it may be taken back, while it is held.</param>
/// <param name="Story">What is said of what is paid for, or null.</param>
public sealed record PaymentView(
    string Number,
    string Address,
    string State,
    string? Why,
    IReadOnlyList<PaidLine> Parts,
    Rial Total,
    string? Note,
    string When,
    int HoldMinutes,
    string? Until,
    PaymentStory? Story
)
{
    /// <summary>Where its cost may be split with others, if there is anything to split.</summary>
    public string? Split { get; init; }

    /// <summary>The receipt as a sealed document, where it was made.</summary>
    public string? Receipt { get; init; }

    internal static PaymentView Of(Payment payment, PaymentStory? story, UiContext ui) =>
        new(
            payment.PublicNumber.Display,
            ShowPayment.Address(payment),
            payment.State.ToString(),
            payment.Refusal is { } refusal ? LedgerWords.Why(refusal).In(ui.Language) : null,
            [.. payment.Parts.OrderBy(p => p.Place).Select(p => new PaidLine(p.Title, p.AmountRial))],
            payment.TotalRial,
            payment.Note,
            Ui.When.Long(payment.SettledAt ?? payment.MadeAt, ui),
            payment.HoldMinutes,
            payment.ReleaseAt is { } until ? Ui.When.Long(until, ui) : null,
            story
        )
        {
            Split = payment
                is { State: PaymentState.Done, Kind: PaymentKind.Bills or PaymentKind.Send or PaymentKind.Agreed }
                ? $"{AskForMoney.Address}?payment={payment.Number}"
                : null,
        };
}

/// <summary>One thing that is paid.</summary>
public sealed record PaidLine(string Title, Rial Amount);
