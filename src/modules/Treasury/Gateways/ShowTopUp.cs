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
/// Where bringing money in stands, in words, and what happens next: before it, the way to the bank; while the provider
/// is asked, a page that comes again by itself; after it, the receipt.
/// </summary>
internal static class ShowTopUp
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet(TopUp.Address + "/{number}", ShowAsync).RequirePurse();

    /// <summary>The address of an attempt's page.</summary>
    public static string Address(GatewayTry one) => $"{TopUp.Address}/{one.Number}";

    private static async Task<IResult> ShowAsync(
        string number,
        Actor actor,
        TreasuryDb db,
        GatewayLines lines,
        HttpContext http,
        UiContext ui,
        CancellationToken ct
    )
    {
        var one = await db
            .Tries.AsNoTracking()
            .SingleOrDefaultAsync(t => t.Number == number && t.OwnerId == actor.For, ct);
        if (one is null)
            return Pages.Refuse(GatewaysProblems.TopUpNotFound, new WayOn("کیف پول من", "My wallet", "/wallet"));
        var gateway = lines.Find(one.Gateway);
        var way = one is { State: TryState.Sent, Token: { } token } ? gateway?.HandOver(token) : null;
        if (way is not null)
            LetLeaveTo(http, way.Address);
        var payment = await db
            .Payments.Where(p => p.Id == one.PaymentId)
            .Select(p => p.Number)
            .SingleOrDefaultAsync(ct);
        return Pages.Of<ShowTopUpPage>(
            new ShowTopUpView(
                PublicNumber.Parse(one.Number).Display,
                one.AmountRial,
                gateway is null ? null : ui.Say(gateway.Name.Fa, gateway.Name.En),
                TryWords.Of(one, ui),
                When.Long(one.EndedAt ?? one.MadeAt, ui),
                one.Reference,
                one.Card,
                way?.Address,
                way?.Fields,
                one.State == TryState.Credited && payment is not null ? "/payments/" + payment : null,
                // Where the person has nothing to do the page asks for itself again.
                !one.State.IsOver() && one.State != TryState.Sent
                    ? Again(one)
                    : null
            )
        );
    }

    private static int Again(GatewayTry one) => one.State is TryState.Unknown or TryState.Disputed ? 10 : 3;

    /// <summary>The city's pages let forms lead only to the city; this one leads to the provider too.</summary>
    private static void LetLeaveTo(HttpContext http, string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var outside) || outside.IsFile)
            return;
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = headers
            .ContentSecurityPolicy.ToString()
            .Replace(
                "form-action 'self'",
                "form-action 'self' " + outside.GetLeftPart(UriPartial.Authority),
                StringComparison.Ordinal
            );
    }
}

/// <summary>What the page shows.</summary>
/// <param name="Number">Our number of it.</param>
/// <param name="Amount">How much.</param>
/// <param name="Gateway">The provider, once there is one.</param>
/// <param name="State">Where it stands and what follows.</param>
/// <param name="When">Since when.</param>
/// <param name="Reference">Number of the payment at the bank.</param>
/// <param name="Card">The card with its middle hidden.</param>
/// <param name="GoTo">The provider's page, while the person may pay.</param>
/// <param name="Fields">What is posted there; none for a link.</param>
/// <param name="Receipt">The payment, once it is in the wallet.</param>
/// <param name="AgainSeconds">After how long the page asks for itself again; null for never.</param>
public sealed record ShowTopUpView(
    string Number,
    Rial Amount,
    string? Gateway,
    StateWords State,
    string When,
    string? Reference,
    string? Card,
    string? GoTo,
    IReadOnlyDictionary<string, string>? Fields,
    string? Receipt,
    int? AgainSeconds
);

/// <summary>A state in words.</summary>
/// <param name="Title">Where it stands.</param>
/// <param name="Text">What happens next.</param>
/// <param name="Tone">What that means.</param>
public sealed record StateWords(string Title, string Text, Tone Tone);
