using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Treasury;

/// <summary>
/// One request: who is asked pays it by a payment of their own or declines, who asked sees where it stands and may take
/// it back. To others it does not exist.
/// </summary>
internal static class ShowRequest
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/wallet/requests/{number}", ShowAsync).RequireSignIn();
        app.MapPost("/wallet/requests/{number}/payments", PayAsync).RequireSignIn();
        app.MapPost("/wallet/requests/{number}/refusal", DeclineAsync).RequireSignIn();
        app.MapPost("/wallet/requests/{number}/withdrawal", TakeBackAsync).RequireSignIn();
    }

    /// <summary>The address of a request.</summary>
    public static string Address(MoneyRequest request) => "/wallet/requests/" + request.Number;

    private static async Task<IResult> ShowAsync(
        string number,
        Actor actor,
        RequestDesk desk,
        UiContext ui,
        CancellationToken ct
    ) =>
        await desk.FindAsync(number, actor, ct) is { } request
            ? Pages.Of<ShowRequestPage>(await ViewAsync(request, actor, desk, ui, ct))
            : NotFound();

    private static async Task<IResult> PayAsync(
        string number,
        Actor actor,
        RequestDesk desk,
        PaymentDesk payments,
        SendingLimit limit,
        UiContext ui,
        CancellationToken ct
    )
    {
        if (await desk.FindAsync(number, actor, ct) is not { } request || request.PayerId != actor.For)
            return NotFound();
        if (request.State != RequestState.Open || request.IsOver(desk.Now))
            return await AgainAsync(RequestsProblems.NotOpen, request, actor, desk, ui, ct);
        var names = await desk.NamesAsync([request], ct);
        var wallet = MoneyAccounts.WalletOf(request.AskerId);
        var name = PersonName.In(names, request.AskerId, "؟");
        var part = new NewPart(wallet, MoneyCode.Send, request.AmountRial, name, request.Id);
        var hold = await limit.HoldMinutesAsync(actor.For, wallet.Account, ct);
        return new SeeOther(ShowPayment.Address(payments.Draft(PaymentKind.Send, actor, [part], request.Note, hold)));
    }

    private static async Task<IResult> DeclineAsync(
        string number,
        Actor actor,
        RequestDesk desk,
        UiContext ui,
        CancellationToken ct
    ) =>
        await desk.FindAsync(number, actor, ct) is { } request && request.PayerId == actor.For
            ? await EndAsync(request, RequestState.Declined, actor, desk, ui, ct)
            : NotFound();

    private static async Task<IResult> TakeBackAsync(
        string number,
        Actor actor,
        RequestDesk desk,
        UiContext ui,
        CancellationToken ct
    ) =>
        await desk.FindAsync(number, actor, ct) is { } request && request.AskerId == actor.For
            ? await EndAsync(request, RequestState.TakenBack, actor, desk, ui, ct)
            : NotFound();

    private static async Task<IResult> EndAsync(
        MoneyRequest request,
        RequestState state,
        Actor actor,
        RequestDesk desk,
        UiContext ui,
        CancellationToken ct
    ) =>
        await desk.EndAsync(request, state, ct) is { } problem
            ? await AgainAsync(problem, request, actor, desk, ui, ct)
            : new SeeOther(Address(request));

    private static async Task<IResult> AgainAsync(
        Problem problem,
        MoneyRequest request,
        Actor actor,
        RequestDesk desk,
        UiContext ui,
        CancellationToken ct
    )
    {
        // As it stands now, not as it was read before somebody else changed it.
        var now = await desk.FindAsync(request.Number, actor, ct) ?? request;
        return Pages.Again<ShowRequestPage>(await ViewAsync(now, actor, desk, ui, ct), FormState.Of(problem));
    }

    private static async Task<ShowRequestView> ViewAsync(
        MoneyRequest request,
        Actor actor,
        RequestDesk desk,
        UiContext ui,
        CancellationToken ct
    )
    {
        var names = await desk.NamesAsync([request], ct);
        var mine = request.AskerId == actor.For;
        return new ShowRequestView(
            PublicNumber.Parse(request.Number).Display,
            Address(request),
            mine,
            request.State == RequestState.Open && !request.IsOver(desk.Now),
            RequestWords.Of(request, desk.Now, ui),
            PersonName.In(names, mine ? request.PayerId : request.AskerId, "؟"),
            request.AmountRial,
            request.Note,
            When.Long(request.MadeAt, ui),
            When.Long(request.UntilAt, ui)
        );
    }

    private static PageResult NotFound() =>
        Pages.Refuse(
            RequestsProblems.RequestNotFound,
            new WayOn("درخواست‌های پول", "Requests for money", ListRequests.Address)
        );
}

/// <summary>What the page shows.</summary>
/// <param name="Number">As people read it.</param>
/// <param name="Address">Of the page.</param>
/// <param name="IsMine">True for who asked.</param>
/// <param name="IsOpen">Whether it may be paid, declined or taken back.</param>
/// <param name="State">Where it stands, in words.</param>
/// <param name="Name">Of the other.</param>
/// <param name="Amount">How much.</param>
/// <param name="Note">What for, or null.</param>
/// <param name="When">Since when.</param>
/// <param name="Until">Until when it may be paid.</param>
public sealed record ShowRequestView(
    string Number,
    string Address,
    bool IsMine,
    bool IsOpen,
    string State,
    string Name,
    Rial Amount,
    string? Note,
    string When,
    string Until
);
