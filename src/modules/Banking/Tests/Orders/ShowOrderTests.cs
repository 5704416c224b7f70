using System.Net;
using Shahr.Kit.Values;
using Shahr.Testing;

namespace Shahr.Banking.Tests.Orders;

public sealed class ShowOrderTests(PayeesFixture fixture) : IClassFixture<PayeesFixture>
{
    private readonly CityHost _city = fixture.City;

    [Fact]
    public async Task Maryams_rent_goes_out_on_the_last_day_of_Esfand_and_of_Farvardin()
    {
        var (maryam, actor) = _city.Somebody("مریم احمدی");
        await _city.FundAsync(actor.For, 9_000_000);
        var landlord = fixture.Payees.Know("09120000101", "حسین کاظمی");
        var esfand = new JalaliDate(_city.Today().Year, 12, 1);
        var last = new JalaliDate(esfand.Year, 12, JalaliDate.DaysInMonth(esfand.Year, 12));
        var first = _city.Today().AddDays(1) > esfand ? _city.Today().AddDays(1) : esfand;

        var check = await maryam.WriteOrderAsync("۰۹۱۲۰۰۰۰۱۰۱", 2_000_000, first, "LastDay");
        Assert.Contains("حسین کاظمی", check.Text, StringComparison.Ordinal);
        Assert.Contains("دو میلیون ریال", check.Text, StringComparison.Ordinal);
        Assert.Contains(last.ToMediumString(), check.Text, StringComparison.Ordinal);
        var order = await maryam.SubmitAsync(check, "#agree");
        Assert.Contains("در کار", order.Text, StringComparison.Ordinal);

        _city.GoTo(last, hour: 5);
        await _city.RunAsync();
        Assert.Empty(await _city.RunsAtAsync(order.Address));
        _city.GoTo(last, hour: 6);
        await Task.WhenAll(_city.RunAsync(), _city.RunAsync(), _city.RunAsync());
        await _city.EndedAsync(order.Address, 1);
        Assert.Equal((7_000_000, 2_000_000), (await _city.MoneyOfAsync(actor.For), await _city.MoneyOfAsync(landlord)));
        var after = await maryam.GetAsync(order.Address);
        Assert.Contains("پرداخت شد", after.Text, StringComparison.Ordinal);
        var receipt = await maryam.GetAsync(after.Page.QuerySelector("tbody a")?.GetAttribute("href") ?? "");
        Assert.Contains("اجارهٔ خانه", receipt.Text, StringComparison.Ordinal);

        var farvardin = new JalaliDate(last.Year + 1, 1, 31);
        Assert.Contains(farvardin.ToMediumString(), after.Text, StringComparison.Ordinal);
        _city.GoTo(farvardin, hour: 6);
        await _city.RunAsync();
        await _city.EndedAsync(order.Address, 2);
        Assert.Equal(4_000_000, await _city.MoneyOfAsync(landlord));
    }

    [Fact]
    public async Task What_is_stopped_pays_nothing_more_and_others_do_not_see_it()
    {
        var (maryam, actor) = _city.Somebody("مریم احمدی");
        await _city.FundAsync(actor.For, 500_000);
        fixture.Payees.Know("09120000102", "بهرام جعفری");
        var tomorrow = _city.Today().AddDays(1);
        var order = await maryam.OrderAsync("09120000102", 100_000, tomorrow);
        var (stranger, _) = _city.Somebody("علی رضایی");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(order.Address)).Status);

        var stopped = await maryam.SubmitAsync(order, "#stop");
        Assert.Contains("متوقف شد", stopped.Text, StringComparison.Ordinal);
        // Pressed again in another tab, or agreed to again there: it stays stopped.
        Assert.Equal(HttpStatusCode.OK, (await maryam.SubmitAsync(order, "#stop")).Status);
        _city.GoTo(tomorrow, hour: 7);
        await _city.RunAsync();
        Assert.Empty(await _city.RunsAtAsync(order.Address));
        Assert.Equal(500_000, await _city.MoneyOfAsync(actor.For));
    }

    [Fact]
    public async Task Of_stopping_and_paying_at_the_same_moment_the_first_holds_and_money_agrees_with_what_is_shown()
    {
        var (maryam, actor) = _city.Somebody("مریم احمدی");
        await _city.FundAsync(actor.For, 900_000);
        fixture.Payees.Know("09120000103", "بهرام جعفری");
        var tomorrow = _city.Today().AddDays(1);
        var orders = new List<Seen>();
        for (var i = 0; i < 6; i++)
            orders.Add(await maryam.OrderAsync("09120000103", 100_000, tomorrow));
        _city.GoTo(tomorrow, hour: 7);
        await Task.WhenAll([_city.RunAsync(), .. orders.Select(o => maryam.SubmitAsync(o, "#stop"))]);
        var paid = 0;
        foreach (var order in orders)
        {
            var runs = await _city.RunsAtAsync(order.Address);
            await _city.EndedAsync(order.Address, runs.Count);
            paid += runs.Count;
            Assert.Equal(OrderState.Stopped, (await _city.OrderAtAsync(order.Address)).State);
        }

        Assert.Equal(900_000 - (100_000 * paid), await _city.MoneyOfAsync(actor.For));
    }

    [Fact]
    public async Task One_day_is_left_out_however_often_the_button_is_pressed_and_the_next_one_pays()
    {
        var (maryam, actor) = _city.Somebody("مریم احمدی");
        await _city.FundAsync(actor.For, 500_000);
        fixture.Payees.Know("09120000105", "بهرام جعفری");
        var first = _city.Today().AddDays(2);
        var order = await maryam.OrderAsync("09120000105", 100_000, first);
        var after = await maryam.SubmitAsync(order, "#skip");
        Assert.DoesNotContain(first.ToMediumString(), after.Text, StringComparison.Ordinal);
        Assert.Contains(first.AddDays(7).ToMediumString(), after.Text, StringComparison.Ordinal);
        var again = await maryam.SubmitAsync(order, "#skip");
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Contains(first.AddDays(7).ToMediumString(), again.Text, StringComparison.Ordinal);

        _city.GoTo(first, hour: 7);
        await _city.RunAsync();
        Assert.Empty(await _city.RunsAtAsync(order.Address));
        _city.GoTo(first.AddDays(7), hour: 7);
        await _city.RunAsync();
        await _city.EndedAsync(order.Address, 1);
        Assert.Equal(400_000, await _city.MoneyOfAsync(actor.For));
    }

    [Fact]
    public async Task Skipping_the_only_day_ends_an_order_that_pays_once()
    {
        var (maryam, _) = _city.Somebody("مریم احمدی");
        fixture.Payees.Know("09120000106", "بهرام جعفری");
        var order = await maryam.OrderAsync("09120000106", 100_000, _city.Today().AddDays(2), "Once");
        var over = await maryam.SubmitAsync(order, "#skip");
        Assert.Contains("به پایان رسید", over.Text, StringComparison.Ordinal);
        Assert.Null(over.Page.QuerySelector("#skip"));
        Assert.Null(over.Page.QuerySelector("#stop"));
    }

    [Fact]
    public async Task A_draft_waits_an_hour_and_one_day_has_one_limit_for_what_is_sent_and_what_is_agreed_to()
    {
        var (maryam, _) = _city.Somebody("مریم احمدی");
        fixture.Payees.Know("09120000104", "بهرام جعفری");
        var soon = _city.Today().AddDays(2);
        var old = await maryam.WriteOrderAsync("09120000104", 1_000, soon);
        _city.Clock.Advance(TimeSpan.FromMinutes(61));
        var late = await maryam.SubmitAsync(old, "#agree");
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("بیش از یک ساعت", late.Text, StringComparison.Ordinal);

        // For whom the registries do not know: 50 million rials a day.
        var soonAgain = _city.Today().AddDays(2);
        await maryam.OrderAsync("09120000104", 30_000_000, soonAgain);
        var much = await maryam.OrderAsync("09120000104", 20_000_001, soonAgain);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, much.Status);
        Assert.Contains("۲۰٬۰۰۰٬۰۰۰ ریال دیگر", much.Text, StringComparison.Ordinal);
        var both = await Task.WhenAll(
            maryam.SubmitAsync(await maryam.WriteOrderAsync("09120000104", 15_000_000, soonAgain), "#agree"),
            maryam.SubmitAsync(await maryam.WriteOrderAsync("09120000104", 15_000_000, soonAgain), "#agree")
        );
        Assert.Single(both, b => b.Status == HttpStatusCode.OK);
    }
}
