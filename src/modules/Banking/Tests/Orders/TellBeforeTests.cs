using Shahr.Kit;
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

    [Fact]
    public async Task Who_wrote_an_order_of_an_organisation_and_sees_to_its_money_no_more_hears_nothing()
    {
        var city = fixture.City;
        fixture.Payees.Know("09120000502", "بهرام جعفری");
        var bakery = PersonId.New();
        var (_, former) = city.Somebody("فرهاد مرادی");
        var member = city.As(
            former with
            {
                For = bakery,
                Mandate = new Mandate(new Principal(bakery, "نانوایی برکت", PrincipalKind.Organisation), ["*"], []),
            }
        );
        var day = city.Today().AddDays(2);
        var order = await member.OrderAsync("09120000502", 80_000, day, tellsBefore: true);
        Assert.Contains("در کار", order.Text, StringComparison.Ordinal);
        city.GoTo(day.AddDays(-1), hour: 9);
        await TellAsync(city);
        Assert.NotNull((await city.OrderAtAsync(order.Address)).ToldOf);
        Assert.DoesNotContain("فردا", (await city.As(former).GetAsync("/inbox")).Text, StringComparison.Ordinal);
    }

    private static Task TellAsync(CityHost city) =>
        city.InTransactionAsync(services => TellBefore.RunAsync(services, CancellationToken.None));
}
