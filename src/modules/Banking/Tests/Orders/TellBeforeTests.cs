using Shahr.Testing;

namespace Shahr.Banking.Tests.Orders;

public sealed class TellBeforeTests(PayeesFixture fixture) : IClassFixture<PayeesFixture>
{
    [Fact]
    public async Task Who_wants_to_know_hears_the_day_before_once_and_others_do_not()
    {
        var city = fixture.City;
        fixture.Payees.Know("09120000501", "بهرام جعفری");
        var day = city.Today().AddDays(3);
        var (maryam, _) = city.Somebody("مریم احمدی");
        var (ali, _) = city.Somebody("علی رضایی");
        await maryam.OrderAsync("09120000501", 70_000, day, tellsBefore: true);
        await ali.OrderAsync("09120000501", 70_000, day);
        await TellAsync(city);
        Assert.DoesNotContain("فردا", (await maryam.GetAsync("/inbox")).Text, StringComparison.Ordinal);

        city.GoTo(day.AddDays(-1), hour: 8);
        await TellAsync(city);
        await TellAsync(city);
        var inbox = await maryam.GetAsync("/inbox");
        Assert.Equal(2, inbox.Text.Split("فردا ۷٬۰۰۰ تومان برای بهرام جعفری").Length);
        Assert.DoesNotContain("فردا", (await ali.GetAsync("/inbox")).Text, StringComparison.Ordinal);
    }

    private static Task TellAsync(CityHost city) =>
        city.InTransactionAsync(services => TellBefore.RunAsync(services, CancellationToken.None));
}
