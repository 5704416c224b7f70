namespace Shahr.Journeys.Tests;

/// <summary>A certificate that waits for its fee, and money that is given back.</summary>
internal static class FeePages
{
    /// <summary>
    /// Maryam asks for the certificate and Davoud checks it; its number, with the fee still to be paid.
    /// </summary>
    public static async Task<string> OweAsync(Somebody maryam, Somebody davoud)
    {
        await maryam.Page.GotoAsync("/services/no-violation-certificate");
        await maryam.SendAsync("form[action='/services/no-violation-certificate/drafts']");
        await maryam.PointAsync("address", "32.8990", "53.6002", "خیابان سعدی، پلاک ۱۲");
        await maryam.AnswerAsync(("postal_code", "۸۱۸۳۷۴۸۳۹۲"));
        await maryam.AnswerAsync(("area", "۱۲۰"));
        await maryam.GiveFileAsync("deed", TestPhoto.Png());
        await maryam.SendAsync("form[action$='/sending']");
        var number = Day.NumberIn(maryam.Page.Url);
        await Day.CloseStepAsync(davoud, number);
        return number;
    }

    /// <summary>Davoud holds the step that waits for the fee: the case as both of them see it.</summary>
    public static async Task<string> HoldAsync(Somebody davoud, string number)
    {
        await davoud.Page.GotoAsync($"/desk/{number}");
        await davoud.SendAsync("form[action$='/claim']");
        return $"/desk/{number}";
    }

    /// <summary>Maryam pays from her wallet; the page of the payment.</summary>
    public static async Task<string> PayAsync(Somebody maryam, string number)
    {
        await maryam.Page.GotoAsync($"/cases/{number}");
        await maryam.SendAsync("#pay-fee");
        await maryam.SendAsync("#pay");
        return new Uri(maryam.Page.Url).AbsolutePath;
    }

    /// <summary>Maryam pays a fee, and Davoud proposes that it is given back; his pages.</summary>
    public static async Task<string[]> BackAsync(Somebody maryam, Somebody davoud)
    {
        var paid = await PayAsync(maryam, await OweAsync(maryam, davoud));
        var begin = $"/treasury/refunds/new?payment={paid.Split('/')[^1]}";
        await davoud.Page.GotoAsync(begin);
        await davoud.Page.FillAsync("#propose [name=Amount]", "500000");
        await davoud.Page.FillAsync("#propose [name=Reason]", "بازدید انجام نشد.");
        await davoud.SendAsync("#propose");
        return ["/treasury/refunds", begin, new Uri(davoud.Page.Url).AbsolutePath];
    }
}
