using Shahr.Kit.Values;

namespace Shahr.Journeys.Tests;

/// <summary>Pages of mandates on a lived day.</summary>
internal static class MandatePages
{
    private const string Mandates = "/banking/mandates";

    /// <summary>
    /// Farhad's bakery asks Maryam for two mandates; she agrees to one, and a debit of it is announced. His pages.
    /// </summary>
    public static async Task<string[]> OfAsync(Somebody farhad, Somebody maryam)
    {
        await farhad.Page.GotoAsync("/me/acting");
        await farhad.SendAsync("main form:has-text('نانوایی برکت')");
        var asked = await AskAsync(farhad);
        var agreed = await AskAsync(farhad);
        await maryam.Page.GotoAsync(agreed);
        await maryam.SendAsync("#agree");
        var day = PersianTime.DayOf(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(5);
        await farhad.Page.GotoAsync(agreed);
        await farhad.Page.FillAsync("[name=Amount]", "200000");
        await farhad.Page.FillAsync("[name=DayDay]", $"{day.Day}");
        await farhad.Page.FillAsync("[name=DayMonth]", $"{day.Month}");
        await farhad.Page.FillAsync("[name=DayYear]", $"{day.Year}");
        await farhad.SendAsync("#announce");
        return [Mandates, Mandates + "/new", asked, agreed];
    }

    private static async Task<string> AskAsync(Somebody farhad)
    {
        await farhad.Page.GotoAsync(Mandates + "/new");
        await farhad.Page.FillAsync("[name=To]", "09120000001");
        await farhad.Page.FillAsync("[name=Purpose]", "نان هفتگی");
        await farhad.Page.FillAsync("[name=Each]", "300000");
        await farhad.Page.FillAsync("[name=Month]", "900000");
        await farhad.SendAsync("#mandate");
        return new Uri(farhad.Page.Url).AbsolutePath;
    }
}
