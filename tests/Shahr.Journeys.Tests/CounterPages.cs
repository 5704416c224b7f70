namespace Shahr.Journeys.Tests;

/// <summary>What officers of a counter do for people without a mobile.</summary>
internal static class CounterPages
{
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
