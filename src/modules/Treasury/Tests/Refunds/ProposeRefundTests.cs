using System.Net;
using Shahr.Kit;
using Shahr.Testing;

namespace Shahr.Treasury.Tests.Refunds;

/// <summary>An officer proposes that money is given back.</summary>
public sealed class ProposeRefundTests(CityFixture fixture) : IClassFixture<CityFixture>
{
    private readonly CityHost _city = fixture.City;

    [Fact]
    public async Task Several_together_never_give_back_more_than_was_paid_and_what_is_rejected_is_free_again()
    {
        var (_, actor, _, number) = await _city.PaidFeeAsync(100_000);
        var (kaveh, simin) = (_city.RefundOfficer("کاوه"), _city.RefundOfficer("سیمین"));
        var first = await RefundHands.ProposeAsync(kaveh, number, 70_000);
        var page = await kaveh.GetAsync($"{ProposeRefund.Address}?payment={number}");
        Assert.Contains("تا ۳۰٬۰۰۰ ریال پس‌دادنی است", page.Text, StringComparison.Ordinal);
        var much = await kaveh.SubmitAsync(page, "#propose", [.. RefundHands.Typed(page, 30_001)]);
        Assert.Equal(HttpStatusCode.Conflict, much.Status);
        Assert.Contains(RefundsProblems.TooMuch.Fa, much.Text, StringComparison.Ordinal);

        var look = await simin.GetAsync(first.Address);
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await simin.SubmitAsync(look, "#reject", ("Word", " "))).Status
        );
        var no = await simin.SubmitAsync(look, "#reject", ("Word", "کار انجام شده بود."));
        Assert.Contains("کار انجام شده بود.", no.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await simin.SubmitAsync(look, "#approve")).Status);
        var all = await RefundHands.ProposeAsync(kaveh, number, 100_000);
        await simin.SubmitAsync(await simin.GetAsync(all.Address), "#approve");
        Assert.Equal(100_000, await _city.BalanceAsync(actor.For));
    }

    [Theory]
    [InlineData("", "abc", "دلیل", "مبلغ")]
    [InlineData("", "-5000", "دلیل", "مبلغ")]
    [InlineData("", "0", "دلیل", "مبلغ")]
    [InlineData("", "999999999999999999999", "دلیل", "مبلغ")]
    [InlineData("", "5000", "", "دلیل را")]
    [InlineData("nothing", "5000", "دلیل", "کدام بخش")]
    public async Task What_is_typed_wrong_is_said_at_its_field(string part, string amount, string reason, string said)
    {
        var (_, _, _, number) = await _city.PaidFeeAsync(100_000);
        var kaveh = _city.RefundOfficer("کاوه");
        var page = await kaveh.GetAsync($"{ProposeRefund.Address}?payment={number}");
        (string, string?)[] typed = [("Amount", amount), ("Reason", reason)];
        var refused = await kaveh.SubmitAsync(page, "#propose", part.Length > 0 ? [.. typed, ("Part", part)] : typed);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(said, refused.Page.QuerySelector(".field .problem")?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_that_is_none_or_no_payment_of_the_citys_is_refused()
    {
        var kaveh = _city.RefundOfficer("کاوه");
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await kaveh.GetAsync($"{ProposeRefund.Address}?payment=12")).Status
        );
        var (_, actor) = _city.Somebody("مریم احمدی");
        await _city.FundAsync(actor.For, 50_000);
        var sent = await _city.DraftAsync(actor, TreasuryCity.To(PersonId.New(), 50_000));
        var number = sent.Split('/')[^1];
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await kaveh.GetAsync($"{ProposeRefund.Address}?payment={number}")).Status
        );
    }
}
