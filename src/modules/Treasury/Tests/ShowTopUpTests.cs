using System.Net;
using Shahr.Testing;

namespace Shahr.Treasury.Tests;

public sealed class ShowTopUpTests(GatewayFixture fixture) : IClassFixture<GatewayFixture>
{
    private readonly CityHost _city = fixture.City;

    [Fact]
    public async Task Who_turns_back_at_the_bank_reads_that_nothing_was_taken()
    {
        var (maryam, actor) = _city.Somebody("مریم احمدی");
        var bank = await maryam.GoToBankAsync(500_000);
        var back = await maryam.ComeBackAsync(await maryam.DecideAsync(bank, pays: false));
        Assert.Contains("از پرداخت برگشتید", back.Text, StringComparison.Ordinal);
        Assert.Equal(0, await _city.BalanceAsync(actor.For));
        Assert.Equal(0, await _city.PaymentsAsync(actor.For));
        // What was not paid takes nothing of the day's limit.
        Assert.Contains("۱۰۰٬۰۰۰٬۰۰۰ تومان دیگر جا دارید", (await maryam.GetAsync(TopUp.Address)).Text);
    }

    [Fact]
    public async Task While_the_provider_does_not_say_the_page_says_what_follows_and_comes_again_by_itself()
    {
        await using var city = await GatewayCity.StartAsync();
        var (maryam, actor) = city.Somebody("مریم احمدی");
        city.Soap().Faults.DiesOncePaid = true;
        var back = await maryam.TopUpAsync(500_000);
        Assert.Contains("بانک هنوز پاسخ نداده است", back.Text, StringComparison.Ordinal);
        Assert.Contains("دوباره نپردازید", back.Text, StringComparison.Ordinal);
        Assert.NotNull(back.Page.QuerySelector("meta[http-equiv=refresh]"));
        Assert.Equal(0, await city.BalanceAsync(actor.For));
    }

    [Fact]
    public async Task Anothers_attempt_is_not_there()
    {
        var (maryam, _) = _city.Somebody("مریم احمدی");
        await maryam.BeginAsync(500_000);
        var (farhad, _) = _city.Somebody("فرهاد");
        Assert.Equal(HttpStatusCode.NotFound, (await farhad.GetAsync(maryam.At)).Status);
        Assert.DoesNotContain("۵۰۰٬۰۰۰", (await farhad.GetAsync(TopUp.Address)).Text, StringComparison.Ordinal);
    }
}
