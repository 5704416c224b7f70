using Shahr.Testing;

namespace Shahr.Treasury.Tests;

public sealed class ListRequestsTests(PayeesFixture fixture) : IClassFixture<PayeesFixture>
{
    [Fact]
    public async Task Who_is_asked_sees_it_in_their_wallet_and_list_and_by_a_message_and_nobody_else_does()
    {
        var city = fixture.City;
        var (maryam, _) = city.Somebody("مریم احمدی");
        var (bahram, his) = city.Somebody("بهرام جعفری");
        fixture.Payees.Know("09120000041", "بهرام جعفری", his.For);
        var address = await maryam.AskAsync("09120000041", 50_000);

        var wallet = await bahram.GetAsync("/wallet");
        Assert.Contains("از شما پول خواسته‌اند", wallet.Text, StringComparison.Ordinal);
        var list = await bahram.GetAsync(ListRequests.Address);
        Assert.NotNull(list.Page.QuerySelector($"a[href='{address}']"));
        var inbox = await bahram.GetAsync("/inbox");
        Assert.Contains("۵٬۰۰۰ تومان خواسته است", inbox.Text, StringComparison.Ordinal);

        var (nasrin, _) = city.Somebody("نسرین عباسی");
        Assert.DoesNotContain("از شما پول خواسته‌اند", (await nasrin.GetAsync("/wallet")).Text);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await nasrin.GetAsync(address)).Status);
    }
}
