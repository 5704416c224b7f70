using System.Net;

namespace Shahr.Identity.Tests;

public sealed class ShowKioskTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task A_name_is_changed_and_a_pairing_code_is_shown_once_and_nowhere_plain()
    {
        var keeper = await house.KeeperAsync();
        var page = await KioskSteps.RegisterAsync(keeper);
        page = await keeper.SubmitAsync(page, KioskSteps.Rename, ("Name", "کیوسک در ورودی"), ("Place", "در ورودی"));
        Assert.Equal("کیوسک در ورودی", page.Heading);
        var wrong = await keeper.SubmitAsync(page, KioskSteps.Rename, ("Name", ""), ("Place", "در ورودی"));
        Assert.Contains("نامی کوتاه", wrong.Text, StringComparison.Ordinal);
        var shown = await keeper.SubmitAsync(page, KioskSteps.Pairing);
        var code = KioskSteps.CodeOn(shown);
        Assert.Equal(15, code.Length);
        Assert.Equal("", KioskSteps.CodeOn(await keeper.GetAsync(page.Address)));
        var everything = await Database.EverythingAsync(house.City);
        Assert.DoesNotContain(code.Replace(" ", "", StringComparison.Ordinal), everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revoked_kiosk_signs_everybody_out_at_once_and_its_browser_is_one_like_any_other()
    {
        var (browser, keeper, page) = await house.KioskAsync();
        var (_, card) = await house.WithPasswordAsync();
        await PasswordSteps.TryAsync(browser, card.NationalCode, PasswordSteps.Good);
        Assert.Equal("/me", (await browser.GetAsync("/me")).Address);
        var revoked = await keeper.SubmitAsync(
            await keeper.GetAsync(page),
            KioskSteps.Revoke,
            ("Reason", "دستگاه برده شد")
        );
        Assert.Contains("دستگاه برده شد", revoked.Text, StringComparison.Ordinal);
        Assert.StartsWith("/sign-in", (await browser.GetAsync("/me")).Address, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await browser.GetAsync(KioskStart.Address)).Status);
        Assert.Null(revoked.Page.QuerySelector(KioskSteps.Pairing));
        await PasswordSteps.TryAsync(browser, card.NationalCode, PasswordSteps.Good);
        Assert.Null((await browser.GetAsync("/me")).Page.QuerySelector(KioskSteps.Done));
    }

    [Fact]
    public async Task One_that_is_not_there_is_said_to_be_so()
    {
        var keeper = await house.KeeperAsync();
        var page = await keeper.GetAsync($"{ListKiosks.Address}/{Guid.CreateVersion7()}");
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
    }
}
