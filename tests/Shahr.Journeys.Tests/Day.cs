using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Shahr.Kit.Values;

namespace Shahr.Journeys.Tests;

/// <summary>What people of the demo city do in a day, in the order they would do it.</summary>
internal static class Day
{
    public const string Maryam = "0073100013";
    public const string Davoud = "0073100021";
    public const string Parvin = "0073100031";
    public const string Kaveh = "0073100048";
    public const string Shirin = "0073100056";
    public const string Nasrin = "0073100072";
    public const string Farhad = "0073100080";

    /// <summary>Makes somebody an officer of the lighting office, or asks to.</summary>
    public static async Task AppointAsync(Somebody kaveh, string nationalCode)
    {
        await kaveh.Page.GotoAsync("/offices/lighting");
        await kaveh.Page.FillAsync("#add [name=NationalCode]", nationalCode);
        await kaveh.Page.Locator("#add [value='cases.work']").CheckAsync(new() { Force = true });
        await kaveh.Page.FillAsync("#add [name=Reason]", "حکم آزمون");
        await kaveh.SendAsync("#add");
    }

    /// <summary>Asks for a dangerous permission of somebody; the address another manager confirms at.</summary>
    public static async Task<string> AskGrantAsync(Somebody kaveh, string nationalCode)
    {
        await kaveh.Page.GotoAsync("/offices/registry");
        await kaveh.Page.FillAsync("#add [name=NationalCode]", nationalCode);
        await kaveh.Page.Locator("#add [value='identity.change_people']").CheckAsync(new() { Force = true });
        await kaveh.Page.FillAsync("#add [name=Reason]", "حکم آزمون");
        await kaveh.SendAsync("#add");
        return await kaveh.Page.Locator("main a[href^='/grants/']").Last.GetAttributeAsync("href") ?? "";
    }

    /// <summary>Begins to let somebody back in at the counter; the address another officer confirms at.</summary>
    public static async Task<string> BeginRecoveryAsync(Somebody davoud, string nationalCode)
    {
        await davoud.Page.GotoAsync("/recoveries");
        await davoud.Page.FillAsync("#search [name=NationalCode]", nationalCode);
        await davoud.Page.FillAsync("#search [name=Reason]", "گوشی گم شده است");
        await davoud.SendAsync("#search");
        await davoud.Page.Locator("[name=Paper]").First.CheckAsync(new() { Force = true });
        await davoud.Page.FillAsync("[name=Note]", "عکس و سریال");
        await davoud.Page.FillAsync("[name=Mobile]", "09120000098");
        await davoud.SendAsync("form[action='/recoveries']");
        return new Uri(davoud.Page.Url).AbsolutePath;
    }

    /// <summary>Asks the people somebody trusts to let them back in with another mobile.</summary>
    public static async Task LoseMobileAsync(Somebody anyone, string nationalCode)
    {
        await anyone.Page.GotoAsync("/sign-in/lost");
        await anyone.Page.FillAsync("[name=NationalCode]", nationalCode);
        await anyone.Page.FillAsync("[name=Mobile]", "09120000097");
        await anyone.SendAsync("form[action='/sign-in/lost']");
        await anyone.Page.FillAsync("[name=Code]", await anyone.CodeAfterAsync("کد بازگشت به حساب: "));
        await anyone.SendAsync("form[action='/sign-in/code']");
        await anyone.Page.Context.CloseAsync();
    }

    /// <summary>The page on which somebody trusted says whether it is them, once they were asked.</summary>
    public static async Task<string> AskedForWordAsync(Somebody trusted)
    {
        var link = trusted.Page.Locator("main a[href^='/me/trusted/recoveries/']");
        for (var i = 0; i < 100; i++)
        {
            await trusted.Page.GotoAsync("/me/trusted");
            if (await link.CountAsync() > 0)
                return await link.First.GetAttributeAsync("href") ?? "";
            await Task.Delay(200);
        }

        throw new TimeoutException("Nobody was asked.");
    }

    /// <summary>Finds somebody, opens their record and writes down another name; where it is confirmed.</summary>
    public static async Task<string> WriteNameAsync(Somebody davoud, string nationalCode)
    {
        await davoud.Page.GotoAsync("/people");
        await davoud.Page.FillAsync("#search [name=Sought]", nationalCode);
        await davoud.Page.FillAsync("#search [name=Reason]", "شناسنامهٔ تازه آورده است");
        await davoud.SendAsync("#search");
        await davoud.Page.Locator("#open [name=Person]").First.CheckAsync(new() { Force = true });
        await davoud.SendAsync("#open");
        await davoud.Page.Locator("details:has(#change-name) summary").ClickAsync();
        await davoud.Page.FillAsync("#change-name [name=GivenName]", "نسرین");
        await davoud.Page.FillAsync("#change-name [name=FamilyName]", "عباسی‌فر");
        await davoud.Page.FillAsync("#change-name [name=NamePaper]", "شناسنامه، عکس و سریال");
        await davoud.SendAsync("#change-name");
        return new Uri(davoud.Page.Url).AbsolutePath;
    }

    /// <summary>Begins a street problem and answers up to its description; at the page that comes then.</summary>
    public static async Task BeginLightAsync(Somebody maryam, string lat)
    {
        await maryam.Page.GotoAsync("/services/street-problem");
        await maryam.SendAsync("form[action='/services/street-problem/drafts']");
        await maryam.AnswerAsync(("category", "light"));
        await maryam.PointAsync("place", lat, "53.6002", "روبه‌روی خانه");
    }

    /// <summary>Reports a street light that is out; its number.</summary>
    public static async Task<string> ReportLightAsync(Somebody maryam, string lat)
    {
        await BeginLightAsync(maryam, lat);
        await maryam.AnswerAsync(("description", "چراغ روبه‌روی خانه سه شب است خاموش است."));
        await maryam.GiveFileAsync("photos", TestPhoto.Png());
        await maryam.SendAsync("form[action$='/sending']");
        return NumberIn(maryam.Page.Url);
    }

    /// <summary>Tells the city of a birth, with everything it can become; the event's number.</summary>
    public static async Task<string> TellOfBirthAsync(Somebody maryam)
    {
        await BeginBirthAsync(maryam);
        await maryam.AnswerAsync(("child_name", "سارا"));
        await maryam.AnswerAsync(("sex", "girl"));
        await maryam.AnswerAsync(("bornDay", "۱۲"), ("bornMonth", "۳"), ("bornYear", "۱۴۰۴"));
        await maryam.AnswerAsync(("birthplace", "بیمارستان شهر"));
        await maryam.AnswerAsync(("parents", "علی و مریم احمدی"));
        await maryam.GiveFileAsync("certificate", TestPhoto.Png());
        await maryam.GiveFileAsync("identity", TestPhoto.Png());
        await maryam.PointAsync("home", "32.8990", "53.6002", "خیابان سعدی، پلاک ۱۲");
        await maryam.AnswerAsync(("screening", "due"));
        await maryam.AnswerAsync(("tree", "park"));
        await maryam.SendAsync("form[action$='/sending']");
        return Regex.Match(maryam.Page.Url, @"/life-events/(\d{9})").Groups[1].Value;
    }

    /// <summary>Begins to tell of a birth; the first question is asked.</summary>
    public static async Task BeginBirthAsync(Somebody maryam)
    {
        await maryam.Page.GotoAsync("/services/child-birth");
        await maryam.SendAsync("form[action='/services/child-birth/drafts']");
    }

    /// <summary>Asks for a residence certificate; its number.</summary>
    public static async Task<string> AskCertificateAsync(Somebody maryam)
    {
        await maryam.Page.GotoAsync("/services/residence-certificate");
        await maryam.SendAsync("form[action='/services/residence-certificate/drafts']");
        await maryam.AnswerAsync(("purpose", "school"));
        await maryam.PointAsync("address", "32.8990", "53.6002", "خیابان سعدی، پلاک ۱۲");
        await maryam.AnswerAsync(("postal_code", "۸۱۸۳۷۴۸۳۹۲"));
        await maryam.AnswerAsync(("sinceDay", "۱۲"), ("sinceMonth", "۳"), ("sinceYear", "۱۳۹۸"));
        await maryam.AnswerAsync(("household_head", "مریم احمدی"));
        await maryam.GiveFileAsync("id_scan", TestPhoto.Png());
        await maryam.GiveFileAsync("address_proof", TestPhoto.Png());
        await maryam.SendAsync("form[action$='/sending']");
        return NumberIn(maryam.Page.Url);
    }

    /// <summary>Takes the free step of a case and ends it with the first result offered.</summary>
    public static async Task CloseStepAsync(Somebody davoud, string number)
    {
        await davoud.Page.GotoAsync("/desk");
        Assert.Equal(1, Math.Min(1, await davoud.Page.Locator($"a[href='/desk/{number}']").CountAsync()));
        await davoud.Page.GotoAsync("/desk/" + number);
        await davoud.SendAsync("form[action$='/claim']");
        var form = davoud.Page.Locator("form[action$='/result']").First;
        await form.Locator("input[type=radio]").First.CheckAsync(new() { Force = true });
        await form.Locator("textarea").FillAsync("بررسی و انجام شد.");
        await davoud.SendAsync("form[action$='/result']");
    }

    /// <summary>Waits until the case has its paper, signed; the paper's address and its PDF.</summary>
    public static async Task<(string Address, byte[] Pdf)> ReceiveAsync(Somebody maryam, string certificate)
    {
        var link = maryam.Page.Locator("main a[href^='/documents/']");
        for (var i = 0; i < 60; i++)
        {
            await maryam.Page.GotoAsync("/cases/" + certificate);
            if (await link.CountAsync() > 0)
                break;
            await Task.Delay(500);
        }

        var address = await link.First.GetAttributeAsync("href") ?? "";
        for (var i = 0; i < 60; i++)
        {
            var answer = await maryam.Page.APIRequest.GetAsync($"{address}/file");
            if (answer.Ok)
                return (address, await answer.BodyAsync());
            await Task.Delay(500);
        }

        throw new TimeoutException("The signed PDF did not come.");
    }

    internal static string NumberIn(string url) =>
        Regex.Match(url, "/cases/([0-9]+)").Groups[1] is { Success: true } number
            ? number.Value
            : throw new InvalidOperationException("Not at a case: " + url);

    /// <summary>Address of the organisation that this person manages.</summary>
    public static async Task<string> ShopOfAsync(Somebody farhad)
    {
        await farhad.Page.GotoAsync("/me/organisations");
        var link = farhad.Page.Locator("main a[href^='/me/organisations/']:not([href$='/new'])");
        return await link.First.GetAttributeAsync("href") ?? "";
    }

    /// <summary>Maryam registers a company that the registry does not confirm; where the desk decides.</summary>
    public static async Task<string> ClaimAsync(Somebody maryam, Somebody davoud)
    {
        await maryam.Page.GotoAsync("/me/organisations/new");
        await maryam.Page.FillAsync("[name=Code]", "99807310137");
        await maryam.Page.FillAsync("[name=Name]", "شرکت آیندهٔ روشن");
        await maryam.Page.Locator("[name=Kind][value=Company]").CheckAsync(new() { Force = true });
        await maryam.SendAsync("form[action='/me/organisations']");
        await davoud.Page.GotoAsync("/organisations");
        return await davoud.Page.Locator("main a[href^='/organisations/']").First.GetAttributeAsync("href") ?? "";
    }

    /// <summary>Maryam registers a child whom the registry gives to others; where the desk decides about it.</summary>
    public static async Task<string> ClaimChildAsync(Somebody maryam, Somebody davoud)
    {
        await maryam.Page.GotoAsync("/me/wards/new");
        await maryam.Page.FillAsync("[name=NationalCode]", "9987310176");
        await maryam.Page.FillAsync("[name=GivenName]", "آوا");
        await maryam.Page.FillAsync("[name=FamilyName]", "احمدی");
        await maryam.Page.FillAsync("[name=BornDay]", "12");
        await maryam.Page.FillAsync("[name=BornMonth]", "3");
        await maryam.Page.FillAsync("[name=BornYear]", "1398");
        await maryam.SendAsync("form[action='/me/wards']");
        await davoud.Page.GotoAsync("/guardianships");
        return await davoud.Page.Locator("main a[href^='/guardianships/']").First.GetAttributeAsync("href") ?? "";
    }

    /// <summary>A citizen lets Farhad act for them up to an amount; the page on which that is lowered.</summary>
    public static async Task<string> LimitOfAsync(Somebody giver)
    {
        await giver.Page.GotoAsync("/me/delegations/new");
        await giver.Page.FillAsync("[name=NationalCode]", Farhad);
        await giver.Page.Locator("[name=What][value=all]").CheckAsync(new() { Force = true });
        await giver.Page.FillAsync("[name=UpTo]", "10000000");
        var until = PersianTime.DayOf(TimeProvider.System.GetUtcNow().UtcDateTime).AddMonths(1);
        await giver.Page.FillAsync("[name=UntilDay]", $"{until.Day}");
        await giver.Page.FillAsync("[name=UntilMonth]", $"{until.Month}");
        await giver.Page.FillAsync("[name=UntilYear]", $"{until.Year}");
        await giver.SendAsync("form[action='/me/delegations']");
        return await giver.Page.Locator("main a[href$='/limit']").First.GetAttributeAsync("href") ?? "";
    }

    /// <summary>An officer's desk, the pages on which they act on many steps of it, and cases on it.</summary>
    public static async Task<List<string>> DeskAsync(Somebody officer, Somebody citizen, string open, string done)
    {
        var twin = await ReportAgainAsync(citizen);
        await officer.Page.GotoAsync("/desk/batch");
        var step = await officer.Page.Locator("[name=step]").First.GetAttributeAsync("value");
        string[] acts = ["doubles", $"doubles/check?double={twin}", "splits/new", "splits/new?service=street-problem"];
        return
        [
            "/desk",
            "/desk/search?q=چراغ",
            "/cases/search?q=چراغ",
            "/desk/batch",
            $"/desk/batch/acts?step={step}",
            $"/desk/{open}",
            $"/desk/{done}",
            .. acts.Select(act => $"/desk/{open}/{act}"),
        ];
    }

    // Another report of a broken light beside the first of the lived day, so that there are two that may be one; away
    // from every other journey's light, which would be asked whether it is this one.
    private static async Task<string?> ReportAgainAsync(Somebody citizen)
    {
        var place = new
        {
            lat = 32.896,
            lon = 53.6002,
            address = "خیابان سعدی",
        };
        var answers = new
        {
            category = "light",
            place,
            description = "چراغ سر کوچه خاموش است.",
        };
        var sent = await citizen.Page.APIRequest.PostAsync(
            "/api/v1/cases",
            new() { DataObject = new { service = "street-problem", answers } }
        );
        return (await sent.JsonAsync())?.GetProperty("number").GetString();
    }
}
