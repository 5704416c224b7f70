namespace Shahr.Journeys.Tests;

/// <summary>Pages of bills, for who pays them and for who sends them.</summary>
internal static class BillPages
{
    /// <summary>Maryam's bills, and one of them that may be split.</summary>
    public static async Task<string[]> OfAsync(Somebody maryam)
    {
        await maryam.Page.GotoAsync("/bills");
        var parts = await maryam.Page.Locator("main a[href$='/parts']").First.GetAttributeAsync("href");
        return ["/bills", "/bills/by-numbers", parts ?? ""];
    }

    /// <summary>The issuers of the demo, and the pages of one of them.</summary>
    public static async Task<string[]> OfficerAsync(Somebody davoud)
    {
        await davoud.Page.GotoAsync("/bills/issuers");
        var issuer = await davoud.Page.Locator("main tbody a[href^='/bills/issuers/']").First.GetAttributeAsync("href");
        return ["/bills/issuers", "/bills/issuers/new", issuer ?? "", issuer + "/pushes", issuer + "/events"];
    }
}
