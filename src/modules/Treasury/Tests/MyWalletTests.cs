using System.Net;
using Shahr.Testing;

namespace Shahr.Treasury.Tests;

public sealed class MyWalletTests(CityFixture fixture) : IClassFixture<CityFixture>
{
    private readonly CityHost _city = fixture.City;

    [Fact]
    public async Task A_wallet_in_which_nothing_ever_moved_is_empty_and_says_so()
    {
        var page = await _city.SignedIn("مریم احمدی").GetAsync("/wallet");
        Assert.Equal("کیف پول من", page.Heading);
        Assert.Contains("هنوز پولی جابه‌جا نشده است", page.Text, StringComparison.Ordinal);
        Assert.StartsWith(
            "/sign-in",
            (await _city.Visitor(followRedirects: false).GetAsync("/wallet")).Location,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Lines_come_newest_first_a_page_at_a_time_and_nobody_sees_anothers()
    {
        var (maryam, actor) = _city.Somebody("مریم احمدی");
        for (var i = 1; i <= 45; i++)
            await _city.FundAsync(actor.For, i * 1_000);

        var first = await maryam.GetAsync("/wallet");
        Assert.Equal(20, first.Page.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("۴۵٬۰۰۰", first.Page.QuerySelector("tbody tr")?.TextContent, StringComparison.Ordinal);
        Assert.Contains("۱۰۳٬۵۰۰ تومان", first.Text, StringComparison.Ordinal);

        var seen = first;
        var lines = 20;
        while (seen.Page.QuerySelector("a[href^='/wallet?before=']") is { } older)
        {
            seen = await maryam.GetAsync(older.GetAttribute("href") ?? "");
            lines += seen.Page.QuerySelectorAll("tbody tr").Length;
        }

        Assert.Equal(45, lines);

        // Another's place in the journal is none in one's own history.
        var (farhad, other) = _city.Somebody("فرهاد");
        await _city.FundAsync(other.For, 7_000);
        var next = first.Page.QuerySelector("a[href^='/wallet?before=']")?.GetAttribute("href") ?? "";
        var his = await farhad.GetAsync(next);
        Assert.Equal(HttpStatusCode.OK, his.Status);
        Assert.Contains("۷۰۰ تومان", his.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("۱۰۳٬۵۰۰", his.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_city_opens_again_on_the_same_money()
    {
        await using var city = await CityHost.StartAsync();
        var (_, actor) = city.Somebody("مریم احمدی");
        await city.FundAsync(actor.For, 90_000);
        await city.RestartAsync();
        Assert.Equal(90_000, await city.BalanceAsync(actor.For));
    }
}
