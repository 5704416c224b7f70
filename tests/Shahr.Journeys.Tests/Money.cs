namespace Shahr.Journeys.Tests;

/// <summary>Pages of money on a lived day.</summary>
internal static class Money
{
    /// <summary>Maryam writes a payment to Bahram; it waits for her word.</summary>
    public static async Task<string[]> OfAsync(Somebody maryam)
    {
        await maryam.Page.GotoAsync("/wallet/send");
        await maryam.Page.FillAsync("[name=To]", "09120000006");
        await maryam.Page.FillAsync("[name=Amount]", "250000");
        await maryam.SendAsync("#send");
        return ["/wallet", "/wallet/send", "/wallet/year", "/wallet/statement", new Uri(maryam.Page.Url).AbsolutePath];
    }
}
