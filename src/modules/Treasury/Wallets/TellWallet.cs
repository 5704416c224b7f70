using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ledger;
using Shahr.Ui;

namespace Shahr.Treasury;

/// <summary>A person's own program reads their wallet: the balance, and its lines a page at a time.</summary>
internal static class TellWallet
{
    private const string Scope = "money.read";
    private const int Most = 500;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/account", AccountAsync).RequireSignIn().AlsoByToken(Scope);
        app.MapGet("/api/v1/account/lines", LinesAsync).RequireSignIn().AlsoByToken(Scope);
        app.MapGet("/api/v1/payments/{number}", PaymentAsync).RequireSignIn().AlsoByToken(Scope);
    }

    private static async Task<IResult> AccountAsync(Actor actor, ICityLedger ledger)
    {
        var account = await ledger.FindAsync(WalletOf(actor));
        var balance = account?.Balance ?? default;
        return TypedResults.Ok(
            new
            {
                id = actor.For.ToString(),
                currency = "IRR",
                balanceRial = balance.Net,
                heldRial = balance.DebitsPending,
                isFrozen = account?.Flags.HasFlag(AccountFlags.Frozen) ?? false,
            }
        );
    }

    private static async Task<IResult> LinesAsync(
        string? before,
        string? take,
        Actor actor,
        Statement statement,
        ICityLedger ledger,
        UiContext ui,
        CancellationToken ct
    )
    {
        _ = long.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out var last);
        var lines = int.TryParse(take, NumberStyles.None, CultureInfo.InvariantCulture, out var most)
            ? Math.Clamp(most, 1, Most)
            : Most;
        HistoryPage page;
        try
        {
            page = await ledger.HistoryAsync(new HistoryQuery(WalletOf(actor), Before: last, Take: lines));
        }
        catch (ArgumentException)
        {
            return TreasuryProblems.LineNotFound.On("before").ToApi(ui.Language);
        }

        return TypedResults.Ok(
            new
            {
                lines = (await statement.LinesAsync(WalletOf(actor), page.Entries, ct)).Select(line => new
                {
                    position = line.Position,
                    at = line.At,
                    code = line.Code.ToString(),
                    title = line.Title,
                    note = line.Note,
                    amountRial = line.Amount.Amount,
                    balanceRial = line.After.Amount,
                    payment = line.Receipt,
                }),
                next = page.Next == 0 ? (long?)null : page.Next,
            }
        );
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

    private static AccountId WalletOf(Actor actor) => MoneyAccounts.WalletOf(actor.For).Id;
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
