using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Outbox;
using Shahr.Testing;

namespace Shahr.Banking.Tests.Orders;

public sealed class OrdersOfPeopleTests(PayeesFixture fixture) : IClassFixture<PayeesFixture>
{
    private readonly CityHost _city = fixture.City;

    [Fact]
    public async Task Orders_of_the_dead_and_to_the_dead_stop_and_the_living_are_told()
    {
        var (maryam, actor) = _city.Somebody("مریم احمدی");
        var (bahram, other) = _city.Somebody("بهرام جعفری");
        fixture.Payees.Know("09120000601", "مریم احمدی", actor.For);
        fixture.Payees.Know("09120000602", "بهرام جعفری", other.For);
        var soon = _city.Today().AddDays(1);
        var hers = await maryam.OrderAsync("09120000602", 10_000, soon);
        var toHer = await bahram.OrderAsync("09120000601", 10_000, soon);
        await TellAsync(new PersonDied(actor.For, _city.Today().ToDateOnly()));
        await StoppedAsync(hers.Address, "death");
        await StoppedAsync(toHer.Address, "receiver");
        Assert.Contains("دیگر نمی‌شود به این گیرنده پرداخت", (await bahram.GetAsync("/inbox")).Text);
    }

    [Fact]
    public async Task Of_two_accounts_that_became_one_the_orders_go_on_but_nobody_pays_themselves()
    {
        var (old, closed) = _city.Somebody("مریم احمدی");
        var (maryam, kept) = _city.Somebody("مریم احمدی");
        fixture.Payees.Know("09120000603", "مریم احمدی", closed.For);
        fixture.Payees.Know("09120000604", "بهرام جعفری");
        var soon = _city.Today().AddDays(1);
        var rent = await old.OrderAsync("09120000604", 10_000, soon);
        var toOld = await maryam.OrderAsync("09120000603", 10_000, soon);
        await TellAsync(new PersonMerged(closed.For, kept.For));
        await StoppedAsync(toOld.Address, "receiver");
        Assert.Contains("بهرام جعفری", (await maryam.GetAsync(rent.Address)).Heading, StringComparison.Ordinal);
        Assert.Equal(OrderState.Active, (await _city.OrderAtAsync(rent.Address)).State);
    }

    private Task TellAsync(ICityEvent happened) =>
        _city.InTransactionAsync(services =>
        {
            services.GetRequiredService<CityEvents>().Tell(happened);
            return Task.FromResult(true);
        });

    private Task StoppedAsync(string order, string by) =>
        CityHost.EventuallyAsync(
            async () =>
                (await _city.OrderAtAsync(order)) is { State: OrderState.Stopped, EndedBy: var why } && why == by,
            "the order is stopped"
        );
}
