using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Banking;

/// <summary>
/// A cheque and what its reader may do with it: issue, accept or decline, give on, present, settle. Its history and its
/// holders stand below. To whom it does not concern it does not exist.
/// </summary>
internal static class ShowCheque
{
    private const string Route = ListCheques.Address + "/{number}";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Route, ShowAsync).RequirePurse();
        app.MapPost(Route + "/agreement", AgreeAsync)
            .RequirePurse(pays: true)
            .RequireFresh("صادر کردن چک", "Issuing a cheque");
        app.MapPost(Route + "/acceptance", AcceptAsync).RequirePurse(pays: true);
        app.MapPost(Route + "/refusal", DeclineAsync).RequirePurse(pays: true);
        app.MapPost(Route + "/withdrawal", TakeBackAsync).RequirePurse(pays: true);
        app.MapPost(Route + "/presentation", PresentAsync).RequirePurse(pays: true);
        app.MapPost(Route + "/settlement", SettleAsync)
            .RequirePurse(pays: true)
            .RequireFresh("پرداخت چک برگشتی", "Settling a bounced cheque");
    }

    /// <summary>The address of a cheque's page.</summary>
    public static string Address(Cheque cheque) => $"{ListCheques.Address}/{cheque.Number}";

    private static Task<IResult> ShowAsync(string number, Actor actor, ChequePages pages, CancellationToken ct) =>
        pages.ShowAsync(number, actor, ct);

    private static Task<IResult> AgreeAsync(
        string number,
        Actor actor,
        ChequePages pages,
        ChequeDesk desk,
        CancellationToken ct
    ) =>
        pages.DoAsync(
            number,
            actor,
            async cheque =>
                cheque.IssuerId != actor.For
                    ? ChequesProblems.NotIssuer
                    : actor.WhyNotPay(cheque.AmountRial) ?? await desk.AgreeAsync(cheque, actor, ct),
            ct
        );

    private static Task<IResult> AcceptAsync(
        string number,
        Actor actor,
        ChequePages pages,
        ChequeActs acts,
        CancellationToken ct
    ) => pages.DoAsync(number, actor, cheque => acts.AcceptAsync(cheque, actor, ct), ct);

    private static Task<IResult> DeclineAsync(
        string number,
        Actor actor,
        ChequePages pages,
        ChequeActs acts,
        CancellationToken ct
    ) => pages.DoAsync(number, actor, cheque => acts.DeclineAsync(cheque, actor, ct), ct);

    private static Task<IResult> TakeBackAsync(
        string number,
        Actor actor,
        ChequePages pages,
        ChequeActs acts,
        CancellationToken ct
    ) => pages.DoAsync(number, actor, cheque => acts.TakeBackAsync(cheque, actor), ct);

    private static Task<IResult> PresentAsync(
        string number,
        Actor actor,
        ChequePages pages,
        ChequeActs acts,
        CancellationToken ct
    ) => pages.DoAsync(number, actor, cheque => acts.PresentAsync(cheque, actor, ct), ct);

    private static Task<IResult> SettleAsync(
        string number,
        Actor actor,
        ChequePages pages,
        ChequeActs acts,
        CancellationToken ct
    ) =>
        pages.DoAsync(
            number,
            actor,
            async cheque => actor.WhyNotPay(cheque.AmountRial) ?? await acts.SettleAsync(cheque, actor),
            ct
        );
}

/// <summary>What the page shows.</summary>
public sealed record ShowChequeView
{
    /// <summary>Address of the page.</summary>
    public required string Address { get; init; }

    /// <summary>Sixteen digits.</summary>
    public required string Leaf { get; init; }

    /// <summary>Whose wallet pays.</summary>
    public required string Issuer { get; init; }

    /// <summary>The first receiver.</summary>
    public required string Receiver { get; init; }

    /// <summary>Whose it is now, or null.</summary>
    public string? Holder { get; init; }

    /// <summary>How much.</summary>
    public required Rial Amount { get; init; }

    /// <summary>What it is for.</summary>
    public required string Reason { get; init; }

    /// <summary>Its day.</summary>
    public required string Due { get; init; }

    /// <summary>Where it stands.</summary>
    public required string State { get; init; }

    /// <summary>What that means.</summary>
    public required Tone Tone { get; init; }

    /// <summary>Why it bounced or is void, or null.</summary>
    public string? Why { get; init; }

    /// <summary>The issuer's credit status, for whoever may rely on it; else null.</summary>
    public string? Credit { get; init; }

    /// <summary>What the status means.</summary>
    public Tone CreditTone { get; init; }

    /// <summary>True where it bounced and was not paid since.</summary>
    public required bool IsBounced { get; init; }

    /// <summary>By when the issuer is to settle what bounced; null where they are dead.</summary>
    public string? SettleBy { get; init; }

    /// <summary>What the reader may do.</summary>
    public required ChequeRights May { get; init; }

    /// <summary>Who has held it.</summary>
    public required IReadOnlyList<HolderRow> Holders { get; init; }

    /// <summary>What happened to it.</summary>
    public required IReadOnlyList<HistoryRow> History { get; init; }
}

/// <summary>What a reader may do with a cheque now.</summary>
public sealed record ChequeRights(
    bool Issue,
    bool Answer,
    bool TakeBack,
    bool Pass,
    bool Present,
    bool Settle,
    bool Stop
);

/// <summary>A holder.</summary>
public sealed record HolderRow(string Name, string Since);

/// <summary>A line of the history.</summary>
public sealed record HistoryRow(string When, string Text);
