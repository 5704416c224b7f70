namespace Shahr.Journeys.Tests;

/// <summary>
/// Farhad's bakery has two members: he sends and manages, Bahram sees. Each does what they may and is refused the rest;
/// with and without script.
/// </summary>
[Collection("demo city")]
public sealed class ShopTests(DemoCity city)
{
    private const string Bahram = "0073100064";
    private const string Bakery = "نانوایی برکت";
    private const string Problem = "/services/street-problem";

    [Theory]
    [InlineData(true, "32.9011")]
    [InlineData(false, "32.8923")]
    public async Task Two_members_of_a_bakery_do_what_they_may_and_are_refused_what_they_may_not(
        bool script,
        string lat
    )
    {
        var device = Device.Phone with { Script = script };
        var farhad = new Somebody(await city.OpenAsync(device)) { Home = city.Url };
        await farhad.SignInAsync(Day.Farhad);
        await ActAsync(farhad, "فرهاد مرادی");
        var number = await Day.ReportLightAsync(farhad, lat);
        await farhad.Page.GotoAsync($"/cases/{number}");
        Assert.Contains($"فرهاد مرادی به نام {Bakery}", await farhad.WordsAsync(), StringComparison.Ordinal);

        var bahram = new Somebody(await city.OpenAsync(device)) { Home = city.Url };
        await bahram.SignInAsync(Bahram);
        await bahram.Page.GotoAsync($"/cases/{number}");
        Assert.DoesNotContain("سه شب است خاموش", await bahram.WordsAsync(), StringComparison.Ordinal);
        await ActAsync(bahram, "بهرام جعفری");
        await bahram.Page.Locator($"main a[href='/cases/{number}']").First.ClickAsync();
        Assert.Contains("سه شب است خاموش", await bahram.WordsAsync(), StringComparison.Ordinal);
        await bahram.Page.GotoAsync(Problem);
        await bahram.SendAsync($"form[action='{Problem}/drafts']");
        Assert.Contains("این خدمت را در بر نمی‌گیرد", await bahram.WordsAsync(), StringComparison.Ordinal);

        await OwnNameAsync(farhad);
        var shop = await Day.ShopOfAsync(farhad);
        await farhad.Page.GotoAsync(shop);
        Assert.Contains(
            "بهرام جعفری",
            await farhad.Page.Locator("main table").InnerTextAsync(),
            StringComparison.Ordinal
        );
        await OwnNameAsync(bahram);
        await bahram.Page.GotoAsync(shop);
        Assert.Contains("مدیریت می‌کنید نیست", await bahram.WordsAsync(), StringComparison.Ordinal);

        await ActAsync(bahram, "بهرام جعفری");
        await farhad
            .Page.Locator("form[action$='/removal']", new() { HasText = "بهرام" })
            .Locator("button")
            .ClickAsync();
        await farhad.Page.WaitForURLAsync("**done=removed");
        await bahram.Page.GotoAsync($"/cases/{number}");
        Assert.Equal(0, await bahram.Page.Locator("header p.acting").CountAsync());
        Assert.DoesNotContain("سه شب است خاموش", await bahram.WordsAsync(), StringComparison.Ordinal);
        await JoinAgainAsync(farhad, bahram, shop);
        await bahram.Page.Context.CloseAsync();
        await farhad.Page.Context.CloseAsync();
    }

    private static async Task ActAsync(Somebody who, string name)
    {
        await who.Page.GotoAsync("/me/acting");
        await who.SendAsync($"main form:has-text('{Bakery}')");
        Assert.Contains(
            $"{name} به نام {Bakery}",
            await who.Page.Locator("header p.acting").InnerTextAsync(),
            StringComparison.Ordinal
        );
    }

    private static async Task OwnNameAsync(Somebody who)
    {
        await who.Page.GotoAsync("/me/acting");
        await who.SendAsync("main form:has-text('به نام خودم')");
    }

    // For whoever comes after: a member again, who sees.
    private static async Task JoinAgainAsync(Somebody farhad, Somebody bahram, string shop)
    {
        await farhad.Page.GotoAsync(shop + "/members/new");
        await farhad.Page.FillAsync("[name=NationalCode]", Bahram);
        await farhad.Page.Locator("[name=Right][value=see]").CheckAsync(new() { Force = true });
        await farhad.SendAsync($"form[action='{shop}/members']");
        Assert.Contains("هنوز پاسخی نداده است", await farhad.WordsAsync(), StringComparison.Ordinal);
        await bahram.Page.GotoAsync("/me/delegations");
        await bahram.SendAsync("form[action$='/acceptance']");
        // His session had not chosen otherwise: it acts for the bakery again.
        await OwnNameAsync(bahram);
        await bahram.Page.GotoAsync("/me/organisations");
        Assert.Contains("فقط دیدن: همهٔ خدمت‌ها", await bahram.WordsAsync(), StringComparison.Ordinal);
    }
}
