namespace Shahr.Journeys.Tests;

/// <summary>
/// Kaveh, whose authenticator the demo reads for him, appoints officers; Maryam proves with a passkey; Farhad looks at
/// the page that sets an authenticator up. With and without script, on a telephone.
/// </summary>
[Collection("demo city")]
public sealed class SecondFactorTests(DemoCity city)
{
    private const string Farhad = "0073100080";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_officer_opens_an_office_and_is_asked_again_later_without_losing_what_was_typed(bool script)
    {
        var kaveh = new Somebody(await city.OpenAsync(Device.Phone with { Script = script })) { Home = city.Url };
        await kaveh.SignInAsync(Day.Kaveh);
        await Day.AppointAsync(kaveh, Day.Shirin);
        Assert.Contains("شیرین کریمی", await kaveh.WordsAsync(), StringComparison.Ordinal);

        await city.AgeProofsAsync();
        await Day.AppointAsync(kaveh, Farhad);
        Assert.Contains("خودتان هستید؟", await kaveh.WordsAsync(), StringComparison.Ordinal);
        if (script)
            Assert.Empty(await PageChecks.FaultsAsync(kaveh.Page));
        await kaveh.Page.FillAsync("[name=ProofCode]", await kaveh.AuthenticatorAsync(Day.Kaveh));
        await kaveh.SendAsync("form:has([name=ProofCode])");
        Assert.Contains("فرهاد مرادی", await kaveh.WordsAsync(), StringComparison.Ordinal);
        await kaveh.Page.Context.CloseAsync();
    }

    [Fact]
    public async Task Asked_again_Maryam_removes_a_passkey_by_showing_it_once_more()
    {
        var page = await city.OpenAsync(Device.Phone);
        await PasskeyTests.GiveAuthenticatorAsync(page);
        var maryam = new Somebody(page) { Home = city.Url };
        await maryam.SignInAsync(Day.Maryam);
        await page.GotoAsync("/me/passkeys");
        await page.FillAsync("[data-passkey] [name=Name]", "گوشی گم‌شده");
        await maryam.SendAsync("[data-passkey]");
        await page.GetByText("گذرکلید ساخته شد").WaitForAsync();

        await city.AgeProofsAsync();
        await page.Locator("main a[href^='/me/passkeys/']").Last.ClickAsync();
        await maryam.SendAsync("form[action$='/removal']");
        await page.Locator("form[data-passkey='prove'] button[type=submit]").ClickAsync();
        await page.GetByText("برداشته شد").WaitForAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_page_that_sets_an_authenticator_up_has_no_fault()
    {
        var farhad = new Somebody(await city.OpenAsync(Device.Phone)) { Home = city.Url };
        await farhad.SignInAsync(Farhad);
        await farhad.Page.GotoAsync("/me/authenticator");
        Assert.Empty(await PageChecks.FaultsAsync(farhad.Page));
        await farhad.Page.Context.CloseAsync();
    }
}
