using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Modules;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ledger;
using Shahr.Ui;

namespace Shahr.Treasury;

/// <summary>«کیف پول من»: how much is in it, and what went in and out, newest first.</summary>
internal static class MyWallet
{
    private const int PageSize = 20;

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/wallet", ShowAsync).RequirePurse();

    private static async Task<IResult> ShowAsync(
        Actor actor,
        string? before,
        Statement statement,
        ICityLedger ledger,
        PaymentDesk desk,
        RequestDesk requests,
        Slots slots,
        UiContext ui,
        CancellationToken ct
    )
    {
        var wallet = MoneyAccounts.WalletOf(actor.For).Id;
        var account = await ledger.FindAsync(wallet);
        var more = slots.In(Slots.WalletActions);
        var asked = (await requests.AskedOfAsync(actor.For, ct)).Count;
        if (account is null)
            return Pages.Of<MyWalletPage>(new MyWalletView(Rial.Zero, Rial.Zero, asked, more, [], [], null));
        HistoryPage page;
        _ = long.TryParse(before, out var last);
        try
        {
            page = await ledger.HistoryAsync(new HistoryQuery(wallet, Before: Math.Max(last, 0), Take: PageSize));
        }
        catch (ArgumentException)
        {
            // An address that was typed or grew old: the first page is the answer to that.
            return new SeeOther("/wallet");
        }

        return Pages.Of<MyWalletPage>(
            new MyWalletView(
                new Rial(account.Balance.Net),
                new Rial(account.Balance.DebitsPending),
                asked,
                more,
                [.. (await desk.OnTheirWayAsync(actor.For, ct)).Select(p => WaitingPayment.Of(p, ui))],
                [.. (await statement.LinesAsync(wallet, page.Entries, ct)).Select(line => WalletLine.Of(line, ui))],
                page.Next > 0 ? $"/wallet?before={page.Next}" : null
            )
        );
    }
}

/// <summary>What the page shows.</summary>
/// <param name="Balance">Money in the wallet, held money included.</param>
/// <param name="Held">Of it held for something that is not settled yet.</param>
/// <param name="Asked">How many requests for money wait for the owner.</param>
/// <param name="More">What other rooms let one do with money.</param>
/// <param name="Waiting">Payments that have not ended, the newest first.</param>
/// <param name="Lines">The newest first.</param>
/// <param name="Next">Where older ones are.</param>
public sealed record MyWalletView(
    Rial Balance,
    Rial Held,
    int Asked,
    IReadOnlyList<Type> More,
    IReadOnlyList<WaitingPayment> Waiting,
    IReadOnlyList<WalletLine> Lines,
    string? Next
);

/// <summary>A payment that is on its way.</summary>
/// <param name="Title">To whom or what for.</param>
/// <param name="Amount">How much.</param>
/// <param name="Until">Until when it may be taken back, or null.</param>
/// <param name="Href">Its page.</param>
public sealed record WaitingPayment(string Title, Rial Amount, string? Until, string Href)
{
    internal static WaitingPayment Of(Payment payment, UiContext ui) =>
        new(
            payment.Parts[0].Title,
            payment.TotalRial,
            payment.ReleaseAt is { } until ? When.Long(until, ui) : null,
            ShowPayment.Address(payment)
        );
}

/// <summary>One line of a wallet.</summary>
/// <param name="Day">When, in the reader's language.</param>
/// <param name="Title">With whom or what for.</param>
/// <param name="Amount">Above zero for what came in.</param>
/// <param name="After">The balance afterwards.</param>
/// <param name="Href">The receipt, where there is one.</param>
public sealed record WalletLine(string Day, string Title, Rial Amount, Rial After, string? Href)
{
    internal static WalletLine Of(StatementLine line, UiContext ui) =>
        new(
            When.Long(line.At, ui),
            line.Title,
            line.Amount,
            line.After,
            line.Receipt is { } number ? "/payments/" + number : null
        );
}
