using Shahr.Kit.Values;

namespace Shahr.Journeys.Tests;

/// <summary>Pages of cheques on a lived day.</summary>
internal static class ChequePages
{
    private const string Cheques = "/banking/cheques";

    /// <summary>Maryam gets a book, issues a cheque to Bahram, and thinks about another.</summary>
    public static async Task<string[]> OfAsync(Somebody maryam)
    {
        await maryam.Page.GotoAsync(Cheques + "/books");
        await maryam.Page.Locator("[name=Leaves][value='10']").CheckAsync(new() { Force = true });
        await maryam.SendAsync("#book");
        for (var tries = 0; tries < 60; tries++)
        {
            await maryam.Page.GotoAsync(Cheques + "/new");
            if (await maryam.Page.Locator("#cheque").CountAsync() > 0)
                break;
            await Task.Delay(TimeSpan.FromMilliseconds(500));
        }

        await WriteAsync(maryam);
        await maryam.SendAsync("#issue");
        var issued = new Uri(maryam.Page.Url).AbsolutePath;
        await WriteAsync(maryam);
        var draft = new Uri(maryam.Page.Url).AbsolutePath;
        return
        [
            Cheques,
            Cheques + "?side=held",
            Cheques + "/books",
            Cheques + "/new",
            issued,
            draft,
            issued + "/transfer",
            issued + "/stop",
        ];
    }

    private static async Task WriteAsync(Somebody maryam)
    {
        var day = PersianTime.DayOf(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(40);
        await maryam.Page.GotoAsync(Cheques + "/new");
        await maryam.Page.FillAsync("[name=To]", "09120000006");
        await maryam.Page.FillAsync("[name=Amount]", "250000");
        await maryam.Page.FillAsync("[name=DueDay]", $"{day.Day}");
        await maryam.Page.FillAsync("[name=DueMonth]", $"{day.Month}");
        await maryam.Page.FillAsync("[name=DueYear]", $"{day.Year}");
        await maryam.Page.FillAsync("[name=Reason]", "خرید گندم");
        await maryam.SendAsync("#cheque");
    }
}
