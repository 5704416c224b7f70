using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Testing;

namespace Shahr.Treasury.Tests;

public sealed class WithdrawTests(GatewayFixture fixture) : IClassFixture<GatewayFixture>
{
    private readonly CityHost _city = fixture.City;

    [Fact]
    public async Task Maryam_sees_account_bank_and_amount_in_words_pays_and_reads_where_her_money_is_until_it_arrives()
    {
        var (maryam, actor) = _city.Somebody("مریم احمدی");
        await _city.FundAsync(actor.For, 5_000_000);
        var check = await maryam.WriteWithdrawalAsync(2_500_000, "۸۲۰۵۴۰۱۰۲۶۸۰۰۲۰۸۱۷۹۰۹۰۰۲");
        Assert.Contains("IR82 0540 1026 8002 0817 9090 02", check.Text, StringComparison.Ordinal);
        Assert.Contains("بانک پارسیان", check.Text, StringComparison.Ordinal);
        Assert.Contains("دو میلیون و پانصد هزار ریال", check.Text, StringComparison.Ordinal);
        Assert.Equal(5_000_000, await _city.BalanceAsync(actor.For));

        var way = await maryam.SubmitAsync(check, "#pay");
        Assert.Equal(2_500_000, await _city.BalanceAsync(actor.For));
        Assert.Contains("راه بانک", way.Text, StringComparison.Ordinal);
        Assert.NotNull(way.Page.QuerySelector("meta[http-equiv=refresh]"));
        Assert.Contains("در راه بانک", (await maryam.GetAsync(Withdraw.Address)).Text, StringComparison.Ordinal);

        await _city.UntilAsync(actor.For, WithdrawalState.Arrived, stepSeconds: 2);
        var one = await _city.WithdrawalOfAsync(actor.For);
        var there = await maryam.GetAsync(way.Address);
        Assert.Contains("به حساب بانکی رسید", there.Text, StringComparison.Ordinal);
        Assert.Contains(Persian(one.Tracking), there.Text, StringComparison.Ordinal);
        Assert.Null(there.Page.QuerySelector("meta[http-equiv=refresh]"));
        Assert.Contains("برداشت به حساب بانکی: بانک پارسیان", (await maryam.GetAsync("/wallet")).Text);

        var held = await _city.InScopeAsync(async scope =>
            await scope.GetServices<IHoldData>().OfType<HeldWithdrawals>().Single().OfAsync(actor.For)
        );
        Assert.Equal("IR820540102680020817909002", Assert.Single(held[0].Rows)[0]);
        Assert.DoesNotContain("0817909002", one.SealedSheba, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "شمارهٔ شبای حساب را بنویسید")]
    [InlineData("IR82 0540 1026 8002 0817 9090", "۲۲ رقم نوشته‌اید؛ ۲ رقم کم است")]
    [InlineData("IR82 0540 1026 8002 0817 9090 023", "۲۵ رقم نوشته‌اید؛ ۱ رقم زیاد است")]
    [InlineData("IR82 0540 1O26 8002 0817 9090 02", "«O» در شبا نیست")]
    [InlineData("IR82 0450 1026 8002 0817 9090 02", "«۴۵»، رقم‌های ۴ و ۵ پس از IR، جابه‌جا")]
    [InlineData("IR82 0540 1026 8002 0817 9090 03", "رقم ۲۴ («۳»)")]
    [InlineData("IR82 0540 7777 8002 0817 9090 99", "درست نیست")]
    public async Task A_Sheba_that_is_none_is_refused_with_the_digits_that_are_wrong_and_comes_back(
        string typed,
        string expected
    )
    {
        var (maryam, actor) = _city.Somebody("مریم احمدی");
        await _city.FundAsync(actor.For, 5_000_000);
        var again = await maryam.WriteWithdrawalAsync(200_000, typed);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains(expected, again.ProblemAt("Sheba"), StringComparison.Ordinal);
        Assert.Equal(typed, again.Page.QuerySelector("[name=Sheba]")?.GetAttribute("value"));
    }

    [Fact]
    public async Task Too_little_more_than_there_is_and_more_than_a_day_allows_are_refused_at_the_amount()
    {
        var (maryam, actor) = _city.Somebody("مریم احمدی");
        await _city.FundAsync(actor.For, 1_000_000);
        var little = await maryam.WriteWithdrawalAsync(99_999);
        Assert.Contains("۱۰۰٬۰۰۰ ریال", little.ProblemAt("Amount"), StringComparison.Ordinal);
        var more = await maryam.WriteWithdrawalAsync(1_000_001);
        Assert.Contains("۱٬۰۰۰٬۰۰۰ ریال آزاد است", more.ProblemAt("Amount"), StringComparison.Ordinal);
        var day = await maryam.WriteWithdrawalAsync(30_000_001);
        Assert.Contains("هنوز با ثبت احوال سنجیده نشده", day.ProblemAt("Amount"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_tabs_at_once_do_not_pass_the_limit_of_a_day()
    {
        var (maryam, actor) = _city.Somebody("مریم احمدی");
        await _city.FundAsync(actor.For, 100_000_000);
        var drafts = new List<Seen>();
        for (var i = 0; i < 5; i++)
            drafts.Add(await maryam.WriteWithdrawalAsync(12_000_000));
        var answers = await Task.WhenAll(drafts.Select(draft => maryam.SubmitAsync(draft, "#pay")));
        Assert.Equal(2, answers.Count(a => a.Status == HttpStatusCode.OK));
        Assert.Equal(3, answers.Count(a => a.Status == HttpStatusCode.UnprocessableEntity));
        Assert.Equal(76_000_000, await _city.BalanceAsync(actor.For));
    }

    [Fact]
    public async Task A_city_without_a_bank_says_so_with_503()
    {
        await using var city = await GatewayCity.StartAsync(simulated: false);
        var page = await city.SignedIn("مریم احمدی").GetAsync(Withdraw.Address);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
        Assert.Contains(WithdrawalsProblems.NoBank.Fa, page.Text, StringComparison.Ordinal);
    }

    private static string Persian(string? digits) => Kit.Values.PersianText.ToPersianDigits(digits);
}
