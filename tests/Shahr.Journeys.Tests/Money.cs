namespace Shahr.Journeys.Tests;

/// <summary>Pages of money on a lived day.</summary>
internal static class Money
{
    private const string Printed = "/wallet/statement/file?format=page";

    /// <summary>Maryam writes a payment to Bahram; it waits for her word.</summary>
    public static async Task<string[]> OfAsync(Somebody maryam)
    {
        await maryam.Page.GotoAsync("/wallet/send");
        await maryam.Page.FillAsync("[name=To]", "09120000006");
        await maryam.Page.FillAsync("[name=Amount]", "250000");
        await maryam.SendAsync("#send");
        string[] mine = ["/wallet", "/wallet/send", "/wallet/year", "/wallet/statement", Printed, "/wallet/events"];
        var sent = new Uri(maryam.Page.Url).AbsolutePath;
        string[] paid = [sent, .. await BillPages.OfAsync(maryam), .. await TopUpAsync(maryam)];
        return
        [
            .. mine,
            .. paid,
            .. await WithdrawAsync(maryam),
            .. await AskAsync(maryam),
            .. await BankingPages.OfAsync(maryam),
            .. await ChequePages.OfAsync(maryam),
        ];
    }

    // She asks Bahram and Nasrin for their shares, and would ask Bahram once more.
    private static async Task<string[]> AskAsync(Somebody maryam)
    {
        await WriteAsync(maryam, "09120000006\n09120000007");
        await maryam.SendAsync("#send-requests");
        var sent = await maryam.Page.Locator("main tbody a").First.GetAttributeAsync("href") ?? "";
        await WriteAsync(maryam, "09120000006");
        return ["/wallet/requests", "/wallet/requests/new", sent, new Uri(maryam.Page.Url).AbsolutePath];
    }

    private static async Task WriteAsync(Somebody maryam, string to)
    {
        await maryam.Page.GotoAsync("/wallet/requests/new");
        await maryam.Page.FillAsync("[name=To]", to);
        await maryam.Page.FillAsync("[name=Amount]", "300000");
        await maryam.Page.Locator("[name=How][value=with-me]").CheckAsync(new() { Force = true });
        await maryam.SendAsync("#ask");
    }

    // What she just brought in she would take out to her account at a bank; it waits for her word.
    private static async Task<string[]> WithdrawAsync(Somebody maryam)
    {
        await maryam.Page.GotoAsync("/wallet/withdrawals");
        await maryam.Page.FillAsync("[name=Sheba]", "IR82 0540 1026 8002 0817 9090 02");
        await maryam.Page.FillAsync("[name=Amount]", "250000");
        await maryam.SendAsync("#withdraw");
        return ["/wallet/withdrawals", new Uri(maryam.Page.Url).AbsolutePath];
    }

    // She pays at the simulated bank and is back, and has begun once more.
    private static async Task<string[]> TopUpAsync(Somebody maryam)
    {
        await BeginAsync(maryam);
        var paid = new Uri(maryam.Page.Url).AbsolutePath;
        await maryam.SendAsync("#bank");
        var bank = new Uri(maryam.Page.Url).AbsolutePath;
        await maryam.SendAsync("#pay");
        await maryam.SendAsync("#back");
        await BeginAsync(maryam);
        return ["/wallet/top-up", paid, bank, new Uri(maryam.Page.Url).AbsolutePath];
    }

    private static async Task BeginAsync(Somebody maryam)
    {
        await maryam.Page.GotoAsync("/wallet/top-up");
        await maryam.Page.FillAsync("[name=Amount]", "500000");
        await maryam.SendAsync("#top-up");
    }
}
