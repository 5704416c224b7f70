using System.Net;
using Shahr.Kit;
using Shahr.Testing;

namespace Shahr.Banking.Tests.Orders;

public sealed class WriteOrderTests(PayeesFixture fixture) : IClassFixture<PayeesFixture>
{
    private readonly CityHost _city = fixture.City;

    [Fact]
    public async Task An_empty_form_says_what_is_missing_at_each_field()
    {
        var (maryam, _) = _city.Somebody("مریم احمدی");
        var form = await maryam.GetAsync(WriteOrder.Address);
        var refused = await maryam.SubmitAsync(form, "#order");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Problem[] missing =
        [
            BankingProblems.AmountNeeded,
            OrdersProblems.RhythmNeeded,
            OrdersProblems.DayNeeded,
            OrdersProblems.ShortNeeded,
        ];
        Assert.All(missing, problem => Assert.Contains(problem.Fa, refused.Text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0, "از فردا به بعد")]
    [InlineData(400, "یک سال آینده")]
    public async Task The_first_day_is_tomorrow_or_within_a_year(int days, string why)
    {
        var (maryam, _) = _city.Somebody("مریم احمدی");
        fixture.Payees.Know("09120000201", "بهرام جعفری");
        var refused = await maryam.WriteOrderAsync("09120000201", 10_000, _city.Today().AddDays(days));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(why, refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_orders_for_themselves_or_for_a_number_without_a_person()
    {
        var (maryam, actor) = _city.Somebody("مریم احمدی");
        fixture.Payees.Know("09120000202", "مریم احمدی", actor.For);
        var first = _city.Today().AddDays(1);
        var self = await maryam.WriteOrderAsync("09120000202", 10_000, first);
        Assert.Contains(BankingProblems.ToOneself.Fa, self.Text, StringComparison.Ordinal);
        var nobody = await maryam.WriteOrderAsync("09120000299", 10_000, first);
        Assert.Contains(KnownPayees.Nobody.Fa, nobody.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_last_day_before_the_first_payment_is_refused_and_what_was_typed_stands_there()
    {
        var (maryam, _) = _city.Somebody("مریم احمدی");
        fixture.Payees.Know("09120000203", "بهرام جعفری");
        var first = _city.Today().AddDays(10);
        var until = _city.Today().AddDays(9);
        var form = await maryam.GetAsync(WriteOrder.Address);
        var refused = await maryam.SubmitAsync(
            form,
            "#order",
            ("To", "09120000203"),
            ("Amount", "10000"),
            ("Rhythm", "Weekly"),
            ("FirstDay", $"{first.Day}"),
            ("FirstMonth", $"{first.Month}"),
            ("FirstYear", $"{first.Year}"),
            ("UntilDay", $"{until.Day}"),
            ("UntilMonth", $"{until.Month}"),
            ("UntilYear", $"{until.Year}"),
            ("WhenShort", "Part")
        );
        Assert.Contains(OrdersProblems.UntilBeforeFirst.Fa, refused.Text, StringComparison.Ordinal);
        Assert.Equal("10000", refused.Page.QuerySelector("[name=Amount]")?.GetAttribute("value"));
    }
}
