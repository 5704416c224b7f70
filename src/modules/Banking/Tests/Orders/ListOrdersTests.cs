using Shahr.Testing;

namespace Shahr.Banking.Tests.Orders;

public sealed class ListOrdersTests(PayeesFixture fixture) : IClassFixture<PayeesFixture>
{
    [Fact]
    public async Task The_list_looks_thirty_days_ahead_and_says_when_the_wallet_will_not_do()
    {
        var city = fixture.City;
        var (maryam, actor) = city.Somebody("مریم احمدی");
        Assert.Contains("هنوز پرداخت دوره‌ای ندارید", (await maryam.GetAsync(ListOrders.Address)).Text);
        Assert.NotNull((await maryam.GetAsync("/wallet")).Page.QuerySelector($"a[href='{ListOrders.Address}']"));
        await city.FundAsync(actor.For, 400_000);
        fixture.Payees.Know("09120000301", "بهرام جعفری");
        // On the third, the tenth, the seventeenth and the twenty-fourth day from now.
        await maryam.OrderAsync("09120000301", 100_000, city.Today().AddDays(3));
        var list = await maryam.GetAsync(ListOrders.Address);
        Assert.Contains("۴۰٬۰۰۰ تومان در ۴ پرداخت", list.Text, StringComparison.Ordinal);
        Assert.Null(list.Page.QuerySelector("main a[href='/wallet/top-up']"));
        await maryam.OrderAsync("09120000301", 1_000, city.Today().AddDays(30), "Once");
        var more = await maryam.GetAsync(ListOrders.Address);
        Assert.Contains("در ۵ پرداخت", more.Text, StringComparison.Ordinal);
        Assert.NotNull(more.Page.QuerySelector("main a[href='/wallet/top-up']"));
        Assert.Equal(2, more.Page.QuerySelectorAll("tbody tr").Length);
    }
}
