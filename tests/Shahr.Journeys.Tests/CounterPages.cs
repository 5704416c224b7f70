namespace Shahr.Journeys.Tests;

/// <summary>What officers of a counter do for people without a mobile.</summary>
internal static class CounterPages
{
    /// <summary>Registers a kiosk; the list and its own page.</summary>
    public static async Task<string[]> KiosksAsync(Somebody kaveh)
    {
        await kaveh.Page.GotoAsync("/kiosks");
        await kaveh.Page.FillAsync("#register [name=Name]", "کیوسک ۱");
        await kaveh.Page.FillAsync("#register [name=Place]", "کنار پیشخوان");
        await kaveh.Page.SelectOptionAsync("#register [name=Office]", "citizen-services");
        await kaveh.SendAsync("#register");
        return ["/kiosks", new Uri(kaveh.Page.Url).AbsolutePath];
    }

    /// <summary>
    /// Writes down an account for somebody without a mobile; the addresses of its pages, where another confirms it.
    /// </summary>
    public static async Task<string[]> WriteAccountAsync(Somebody davoud, string nationalCode)
    {
        await davoud.Page.GotoAsync("/counter-accounts");
        await davoud.Page.FillAsync("#account [name=NationalCode]", nationalCode);
        await davoud.Page.FillAsync("#account [name=Birth]", "1324/05/12");
        await davoud.Page.FillAsync("#account [name=GivenName]", "ننه");
        await davoud.Page.FillAsync("#account [name=FamilyName]", "گلاب");
        await davoud.Page.Locator("#account [name=Paper]").First.CheckAsync(new() { Force = true });
        await davoud.Page.FillAsync("#account [name=Note]", "عکس و نام پدر");
        await davoud.Page.FillAsync("#account [name=Reason]", "گوشی ندارد");
        await davoud.SendAsync("#account");
        return ["/counter-accounts", new Uri(davoud.Page.Url).AbsolutePath];
    }
}
