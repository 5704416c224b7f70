using System.Text.RegularExpressions;

namespace Shahr.Identity.Tests;

public sealed class ListReviewsTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task Every_office_says_how_many_are_left_in_time_and_then_overdue()
    {
        var (_, _, kaveh) = await house.ManagerAsync("کاوه", "نوری");
        var (_, person) = await house.HolderAsync("waste", "cases.work", "cases.decide");
        var manager = await house.SignInAsync(kaveh);
        Assert.Contains("همهٔ دسترسی‌های این فصل", (await manager.GetAsync("/reviews")).Text, StringComparison.Ordinal);

        var quarter = house.ToNextQuarter();
        manager = await house.SignInAsync(kaveh);
        var page = await manager.GetAsync("/reviews");
        Assert.Matches("ادارهٔ پسماند ?۲ ?در مهلت", Flat(page.Text));
        Assert.Matches("ادارهٔ حقوقی ?۰ ?چیزی نمانده", Flat(page.Text));
        Assert.Contains("۳ دسترسی مانده است", page.Text, StringComparison.Ordinal);
        Assert.NotNull((await manager.GetAsync("/offices")).Page.QuerySelector("main a[href='/reviews']"));

        house.City.Clock.Set(quarter.BeginsAt.AddDays(32));
        manager = await house.SignInAsync(kaveh);
        page = await manager.GetAsync("/reviews");
        Assert.Matches("ادارهٔ پسماند ?۲ ?دیر شده", Flat(page.Text));
        Assert.Contains("مهلت گذشته است", page.Text, StringComparison.Ordinal);

        (string, string?)[] both = [("cases.work", "keep"), ("cases.decide", "keep")];
        await ReviewSteps.DecideAsync(manager, "waste", person, both);
        Assert.Matches("ادارهٔ پسماند ?۰ ?چیزی نمانده", Flat((await manager.GetAsync("/reviews")).Text));
    }

    private static string Flat(string text) => Regex.Replace(text, @"\s+", " ");
}
