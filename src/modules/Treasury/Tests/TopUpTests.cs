using System.Net;
using Shahr.Testing;

namespace Shahr.Treasury.Tests;

public sealed class TopUpTests(GatewayFixture fixture) : IClassFixture<GatewayFixture>
{
    private readonly CityHost _city = fixture.City;

    [Fact]
    public async Task A_person_pays_at_the_bank_comes_back_and_has_the_money_and_a_receipt()
    {
        var (maryam, actor) = _city.Somebody("مریم احمدی");
        var before = await maryam.BeginAsync(500_000);
        Assert.Contains("پنجاه هزار تومان", before.Text.Replace("۵۰٬۰۰۰", "پنجاه هزار", StringComparison.Ordinal));
        Assert.Contains("البرز", before.Text, StringComparison.Ordinal);

        var bank = await maryam.SubmitAsync(before, "#bank");
        Assert.Contains("این بانک نیست", bank.Text, StringComparison.Ordinal);
        var back = await maryam.ComeBackAsync(await maryam.DecideAsync(bank));
        Assert.Contains("پول در کیف پول شماست", back.Text, StringComparison.Ordinal);
        Assert.Null(back.Page.QuerySelector("meta[http-equiv=refresh]"));
        Assert.Equal(500_000, await _city.BalanceAsync(actor.For));

        var receipt = await maryam.GetAsync(
            back.Page.QuerySelector("a[href^='/payments/']")?.GetAttribute("href") ?? ""
        );
        Assert.Contains("پرداخت شد", receipt.Text, StringComparison.Ordinal);
        Assert.Contains("افزودن پول", (await maryam.GetAsync("/wallet")).Text, StringComparison.Ordinal);
        await CityHost.EventuallyAsync(
            async () => (await _city.TryOfAsync(actor.For)).SettledAt is not null,
            "the provider hears that it is kept"
        );
    }

    [Fact]
    public async Task Too_little_too_much_and_what_is_no_amount_are_refused_with_the_limit()
    {
        var (maryam, _) = _city.Somebody("مریم احمدی");
        foreach (
            var (typed, expected) in new[]
            {
                ("", "بنویسید چه مبلغی"),
                ("زیاد", "بنویسید چه مبلغی"),
                ("-5", "بنویسید چه مبلغی"),
                ("9999", "۱۰٬۰۰۰ ریال"),
                ("500000001", "۵۰۰٬۰۰۰٬۰۰۰ ریال"),
            }
        )
        {
            var page = await maryam.SubmitAsync(await maryam.GetAsync(TopUp.Address), "#top-up", ("Amount", typed));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
            Assert.Contains(expected, page.ProblemAt("Amount"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_daily_limit_says_why_it_is_there_and_what_is_left_also_to_two_requests_at_once()
    {
        var (maryam, actor) = _city.Somebody("مریم احمدی");
        await maryam.BeginAsync(500_000_000);
        var page = await maryam.GetAsync(TopUp.Address);
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => maryam.SubmitAsync(page, "#top-up", ("Amount", "300000000")))
        );
        Assert.Equal(1, answers.Count(a => a.Status == HttpStatusCode.OK));
        var refused = answers.First(a => a.Status != HttpStatusCode.OK);
        Assert.Contains("۲۰۰٬۰۰۰٬۰۰۰ ریال دیگر جا دارید", refused.ProblemAt("Amount"), StringComparison.Ordinal);
        Assert.Equal(0, await _city.BalanceAsync(actor.For));
    }

    [Fact]
    public async Task Where_the_first_provider_is_silent_the_second_is_taken_and_where_both_are_the_person_reads_so()
    {
        await using var city = await GatewayCity.StartAsync();
        var (maryam, actor) = city.Somebody("مریم احمدی");
        city.Soap().Faults.IsDead = true;
        var before = await maryam.BeginAsync(200_000);
        Assert.Contains("دنا", before.Text, StringComparison.Ordinal);
        var back = await maryam.ComeBackAsync(await maryam.DecideAsync(await maryam.SubmitAsync(before, "#bank")));
        Assert.Contains("پول در کیف پول شماست", back.Text, StringComparison.Ordinal);
        Assert.Equal(200_000, await city.BalanceAsync(actor.For));

        city.Json().Faults.IsDead = true;
        Assert.Contains("هیچ درگاهی پاسخ نداد", (await maryam.BeginAsync(200_000)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_city_without_a_provider_says_so()
    {
        await using var city = await GatewayCity.StartAsync(simulated: false);
        var page = await city.SignedIn("مریم احمدی").GetAsync(TopUp.Address);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
        Assert.Contains(GatewaysProblems.NoGateway.Fa, page.Text, StringComparison.Ordinal);
    }
}
