namespace Shahr.Identity.Tests;

public sealed class MyOrganisationsTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task Each_reads_their_own_right_and_only_who_manages_is_led_to_the_members()
    {
        var shop = await Shop.OpenAsync(house);
        var (nasrin, _) = await shop.JoinAsync("نسرین", ("Right", "see"));
        var farhads = await shop.Farhad.GetAsync(Shop.Mine);
        Assert.Contains("همهٔ خدمت‌ها؛ و مدیریت اعضا", farhads.Text, StringComparison.Ordinal);
        Assert.NotNull(farhads.Page.QuerySelector($"main a[href='{shop.Page}']"));
        var hers = await nasrin.GetAsync(Shop.Mine);
        Assert.Contains(Shop.Name, hers.Text, StringComparison.Ordinal);
        Assert.Contains("فقط دیدن: همهٔ خدمت‌ها", hers.Text, StringComparison.Ordinal);
        Assert.Null(hers.Page.QuerySelector($"main a[href='{shop.Page}']"));
    }

    [Fact]
    public async Task Who_is_in_none_reads_how_to_begin_and_what_waits_says_so()
    {
        var maryam = await house.SignUpAsync(Citizen.New());
        Assert.Contains("عضو سازمانی نیستید", (await maryam.GetAsync(Shop.Mine)).Text, StringComparison.Ordinal);
        await Shop.RegisterAsync(maryam, Shop.NewCode("998"));
        Assert.Contains("هنوز تأیید نشده", (await maryam.GetAsync(Shop.Mine)).Text, StringComparison.Ordinal);
        Assert.Contains(Shop.Name, (await maryam.GetAsync("/me/data")).Text, StringComparison.Ordinal);
    }
}
