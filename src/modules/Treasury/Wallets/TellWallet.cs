using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ledger;
using Shahr.Ui;

namespace Shahr.Treasury;

/// <summary>
/// A program reads an account: the balance, also of an issuer by its system; and of its person's wallet every line of a
/// period, a page at a time as JSON or whole as camt.053.
/// </summary>
internal static class TellWallet
{
    private const string Scope = WhoseAccount.Scope;
    private const string Mine = "mine";
    private const int Most = 500;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/accounts/{id}", AccountAsync)
            .AlsoByToken(Scope)
            .RequireRateLimiting("partner")
            .WithSummary("One's own account, or an issuer's by its system; id, or mine.");
        app.MapGet("/api/v1/statement", StatementAsync)
            .RequireSignIn()
            .AlsoByToken(Scope)
            .WithSummary("Lines of a wallet, newest first, as JSON; with Accept: application/xml as camt.053.");
        app.MapGet("/api/v1/payments/{number}", PaymentAsync).RequireSignIn().AlsoByToken(Scope);
    }

    private static async Task<IResult> AccountAsync(
        string id,
        HttpContext http,
        WhoseAccount whose,
        ICityLedger ledger,
        UiContext ui,
        CancellationToken ct
    )
    {
        if (await whose.FindAsync(http, ct) is not { } own)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
            return WebhooksProblems.WhoAsks.ToApi(ui.Language);
        }

        // Of another's account nobody learns even whether it is there.
        if (id != Mine && (!Guid.TryParse(id, out var asked) || asked != own))
            return TreasuryProblems.AccountNotYours.ToApi(ui.Language);
        var account = await ledger.FindAsync(AccountId.From(own));
        var balance = account?.Balance ?? default;
        return TypedResults.Ok(
            new
            {
                id = own,
                currency = "IRR",
                balanceRial = balance.Net,
                heldRial = balance.DebitsPending,
                isFrozen = account?.Flags.HasFlag(AccountFlags.Frozen) ?? false,
            }
        );
    }

    private static async Task<IResult> StatementAsync(
        string? from,
        string? until,
        string? before,
        string? take,
        HttpRequest request,
        Actor actor,
        Statement statement,
        ICityLedger ledger,
        TimeProvider clock,
        UiContext ui,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (
            !TryDay(from, JalaliDate.From(DateOnly.FromDateTime(DateTime.UnixEpoch)), out var first)
            || !TryDay(until, PersianTime.DayOf(now), out var last)
            || last < first
        )
            return TreasuryProblems.DaysWrong.On("from").ToApi(ui.Language);
        var wallet = MoneyAccounts.WalletOf(actor.For);
        if (WantsXml(request))
        {
            var sheet = await MyStatement.SheetAsync(wallet, first, last, now, ledger);
            var all = statement.BetweenAsync(wallet.Id, sheet.From, sheet.Until, ct);
            return Results.Stream(body => Camt053.WriteAsync(sheet, all, body, ct), "application/xml");
        }

        _ = long.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out var position);
        var lines = int.TryParse(take, NumberStyles.None, CultureInfo.InvariantCulture, out var most)
            ? Math.Clamp(most, 1, Most)
            : Most;
        var (begins, ends) = MyStatement.Instants(first, last);
        HistoryPage page;
        try
        {
            page = await ledger.HistoryAsync(new(wallet.Id, From: begins, Until: ends, Before: position, Take: lines));
        }
        catch (ArgumentException)
        {
            return TreasuryProblems.LineNotFound.On("before").ToApi(ui.Language);
        }

        return TypedResults.Ok(
            new
            {
                account = wallet.Account,
                lines = (await statement.LinesAsync(wallet.Id, page.Entries, ct)).Select(LineOf),
                next = page.Next == 0 ? (long?)null : page.Next,
            }
        );
    }

    private static object LineOf(StatementLine line) =>
        new
        {
            position = line.Position,
            at = line.At,
            code = line.Code.ToString(),
            title = line.Title,
            note = line.Note,
            amountRial = line.Amount.Amount,
            balanceRial = line.After.Amount,
            payment = line.Receipt,
        };

    private static bool WantsXml(HttpRequest request) =>
        request.GetTypedHeaders().Accept.Any(a => a.MediaType.Value is "application/xml" or "text/xml");

    // Days as all of the API has them: 2026-11-23, in Tehran; none is the widest.
    private static bool TryDay(string? typed, JalaliDate none, out JalaliDate day)
    {
        day = none;
        if (string.IsNullOrEmpty(typed))
            return true;
        if (
            !DateOnly.TryParseExact(
                typed,
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var read
            )
        )
            return false;
        day = JalaliDate.From(read);
        return true;
    }

    private static async Task<IResult> PaymentAsync(
        string number,
        Actor actor,
        PaymentDesk desk,
        UiContext ui,
        CancellationToken ct
    ) =>
        await desk.FindAsync(number, actor.For, ct) is { } payment
            ? TypedResults.Ok(ToldPayment.Of(payment, ui))
            : TreasuryProblems.PaymentNotFound.ToApi(ui.Language);
}

/// <summary>A payment as programs read it.</summary>
/// <param name="Number">Of the receipt.</param>
/// <param name="State">
/// <c>draft</c>, <c>asked</c>, <c>held</c>, <c>cancelled</c>, <c>done</c> or <c>refused</c>.
/// </param>
/// <param name="AmountRial">All of it.</param>
/// <param name="To">Names of the receivers, or which bills.</param>
/// <param name="HeldUntil">Until when it may be taken back (UTC), or null.</param>
/// <param name="Refusal">The sentence, where it was refused.</param>
public sealed record ToldPayment(
    string Number,
    string State,
    long AmountRial,
    IReadOnlyList<string> To,
    DateTime? HeldUntil,
    string? Refusal
)
{
    internal static ToldPayment Of(Payment payment, UiContext ui) =>
        new(
            payment.Number,
            payment.State.ToString().ToLowerInvariant(),
            payment.TotalRial.Amount,
            [.. payment.Parts.OrderBy(p => p.Place).Select(p => p.Title)],
            payment.State == PaymentState.Held ? payment.ReleaseAt : null,
            payment.Refusal is { } why ? LedgerWords.Why(why).In(ui.Language) : null
        );
}
