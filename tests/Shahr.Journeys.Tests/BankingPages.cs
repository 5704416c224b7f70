using Shahr.Kit.Values;

namespace Shahr.Journeys.Tests;

/// <summary>Pages of what goes out by itself on a lived day.</summary>
internal static class BankingPages
{
    /// <summary>Maryam agrees to pay Bahram every month, and thinks about another such payment.</summary>
    public static async Task<string[]> OfAsync(Somebody maryam)
    {
        await WriteAsync(maryam);
        await maryam.SendAsync("#agree");
        var agreed = new Uri(maryam.Page.Url).AbsolutePath;
        await WriteAsync(maryam);
        return ["/banking/orders", "/banking/orders/new", agreed, new Uri(maryam.Page.Url).AbsolutePath];
    }

    private static async Task WriteAsync(Somebody maryam)
    {
        var day = PersianTime.DayOf(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(2);
        await maryam.Page.GotoAsync("/banking/orders/new");
        await maryam.Page.FillAsync("[name=To]", "09120000006");
        await maryam.Page.FillAsync("[name=Amount]", "250000");
        await maryam.Page.Locator("[name=Rhythm][value=Monthly]").CheckAsync(new() { Force = true });
        await maryam.Page.FillAsync("[name=FirstDay]", $"{day.Day}");
        await maryam.Page.FillAsync("[name=FirstMonth]", $"{day.Month}");
        await maryam.Page.FillAsync("[name=FirstYear]", $"{day.Year}");
        await maryam.Page.Locator("[name=WhenShort][value=Retry]").CheckAsync(new() { Force = true });
        await maryam.SendAsync("#order");
    }
}
