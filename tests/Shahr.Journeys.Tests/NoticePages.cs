namespace Shahr.Journeys.Tests;

/// <summary>Pages of notices to many on a lived day.</summary>
internal static class NoticePages
{
    /// <summary>Kaveh writes to everybody that the water is off; two more have to agree.</summary>
    public static async Task<string[]> OfAsync(Somebody kaveh)
    {
        await kaveh.Page.GotoAsync("/notices/new");
        await kaveh.Page.FillAsync("[name=titleFa]", "آب قطع است");
        await kaveh.Page.FillAsync("[name=textFa]", "امروز تا ساعت ۱۴ آب ندارید.");
        await kaveh.Page.Locator("[name=whom][value=everyone]").CheckAsync(new() { Force = true });
        await kaveh.SendAsync("#bulk-form");
        var notice = new Uri(kaveh.Page.Url).AbsolutePath;
        return [notice, notice + "/edit"];
    }
}
