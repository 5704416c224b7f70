using Shahr.Kit;
using Shahr.Testing;

namespace Shahr.Banking.Tests.Orders;

public sealed class RunOrdersTests(PayeesFixture fixture) : IClassFixture<PayeesFixture>
{
    private readonly CityHost _city = fixture.City;

    [Fact]
    public async Task Short_money_is_tried_again_each_day_and_goes_when_it_is_there()
    {
        var (maryam, actor, receiver, order) = await OrderedAsync("09120000401", 300_000, "Retry", has: 100_000);
        await NextAsync(order, attempts: 1);
        Assert.Contains("دوباره در", (await maryam.GetAsync(order)).Text, StringComparison.Ordinal);
        Assert.Contains("تا چهار روز هر بامداد", (await maryam.GetAsync("/inbox")).Text);
        await NextAsync(order, attempts: 2);
        await _city.FundAsync(actor.For, 200_000);
        await NextAsync(order, attempts: 3);
        Assert.Equal((0, 300_000), (await _city.MoneyOfAsync(actor.For), await _city.MoneyOfAsync(receiver)));
        await NextAsync(order, attempts: 3);
    }

    [Fact]
    public async Task After_five_days_without_money_its_owner_is_told_and_it_is_over_for_this_time()
    {
        var (maryam, _, _, order) = await OrderedAsync("09120000402", 300_000, "Retry", has: 0);
        for (var attempt = 1; attempt <= StandingOrder.MostAttempts; attempt++)
            await NextAsync(order, attempt);
        Assert.Contains("دیگر تلاش نمی‌شود", (await maryam.GetAsync("/inbox")).Text);
        await NextAsync(order, StandingOrder.MostAttempts);
        Assert.All(await _city.RunsAtAsync(order), r => Assert.Equal((RunState.Short, null), (r.State, r.AgainOn)));
    }

    [Fact]
    public async Task Stopping_also_ends_what_waits_to_be_tried_again()
    {
        var (maryam, actor, _, order) = await OrderedAsync("09120000403", 300_000, "Retry", has: 0, "Once");
        await NextAsync(order, attempts: 1);
        await maryam.SubmitAsync(await maryam.GetAsync(order), "#stop");
        await _city.FundAsync(actor.For, 900_000);
        await NextAsync(order, attempts: 1);
        Assert.Equal(900_000, await _city.MoneyOfAsync(actor.For));
    }

    [Fact]
    public async Task What_is_there_goes_out_where_its_owner_chose_that()
    {
        var (maryam, actor, receiver, order) = await OrderedAsync("09120000404", 300_000, "Part", has: 120_000);
        await NextAsync(order, attempts: 2);
        Assert.Equal((0, 120_000), (await _city.MoneyOfAsync(actor.For), await _city.MoneyOfAsync(receiver)));
        Assert.Contains("تنها ۱۲٬۰۰۰ تومان", (await maryam.GetAsync("/inbox")).Text);
    }

    [Fact]
    public async Task Where_nothing_is_there_nothing_goes_and_its_owner_is_told()
    {
        var (maryam, _, receiver, order) = await OrderedAsync("09120000405", 300_000, "Part", has: 999);
        await NextAsync(order, attempts: 1);
        Assert.Equal(0, await _city.MoneyOfAsync(receiver));
        Assert.Contains("پول کم بود", (await maryam.GetAsync("/inbox")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_city_that_was_down_for_two_weeks_pays_each_missed_day_once()
    {
        var (_, actor, receiver, order) = await OrderedAsync("09120000406", 100_000, "Tell", has: 900_000);
        _city.GoTo(_city.Today().AddDays(15), hour: 7);
        for (var i = 0; i < 4; i++)
            await _city.RunAsync();
        await _city.EndedAsync(order, 3);
        Assert.Equal((600_000, 300_000), (await _city.MoneyOfAsync(actor.For), await _city.MoneyOfAsync(receiver)));
    }

    [Fact]
    public async Task A_city_that_dies_between_rows_and_ledger_pays_once_when_it_is_back()
    {
        var (_, actor, receiver, order) = await OrderedAsync("09120000407", 100_000, "Tell", has: 900_000);
        _city.GoTo(_city.Today().AddDays(1), hour: 7);
        await _city.RunAsync();
        await _city.RestartAsync();
        await _city.RunAsync();
        _city.Clock.Advance(TimeSpan.FromSeconds(10));
        await _city.EndedAsync(order, 1);
        Assert.Equal((800_000, 100_000), (await _city.MoneyOfAsync(actor.For), await _city.MoneyOfAsync(receiver)));
    }

    private async Task<(Visitor Visitor, Actor Actor, PersonId Receiver, string Order)> OrderedAsync(
        string number,
        long rials,
        string whenShort,
        long has,
        string rhythm = "Weekly"
    )
    {
        var (maryam, actor) = _city.Somebody("مریم احمدی");
        if (has > 0)
            await _city.FundAsync(actor.For, has);
        var receiver = fixture.Payees.Know(number, "بهرام جعفری");
        var order = await maryam.OrderAsync(number, rials, _city.Today().AddDays(1), rhythm, whenShort);
        return (maryam, actor, receiver, order.Address);
    }

    // The next morning.
    private async Task NextAsync(string order, int attempts)
    {
        _city.GoTo(_city.Today().AddDays(1), hour: 7);
        await _city.RunAsync();
        await _city.EndedAsync(order, attempts);
    }
}
