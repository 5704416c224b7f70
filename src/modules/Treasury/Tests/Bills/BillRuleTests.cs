using CsCheck;
using Shahr.Kit.Values;

namespace Shahr.Treasury.Tests;

public sealed class BillRuleTests
{
    private static readonly BillRule _usual = new(10, 15, 2, 20);
    private static readonly JalaliDate _issued = new(1405, 6, 1);
    private static readonly JalaliDate _due = new(1405, 7, 1);

    [Theory]
    [InlineData(0, 900_000)]
    [InlineData(15, 900_000)]
    [InlineData(16, 1_000_000)]
    [InlineData(31, 1_000_000)]
    [InlineData(60, 1_000_000)]
    [InlineData(61, 1_020_000)]
    [InlineData(91, 1_040_000)]
    [InlineData(2000, 1_200_000)]
    public void Early_costs_less_and_late_costs_more_up_to_the_cap(int days, long rials) =>
        Assert.Equal(new Rial(rials), _usual.On(new(1_000_000), _issued, _due, _issued.AddDays(days)).ToPay);

    [Fact]
    public void The_sentence_says_how_much_and_why()
    {
        Assert.Equal(
            "۱۰٪ تخفیف تا ۱۵ روز پس از صدور: ۱۰۰٬۰۰۰ ریال کمتر",
            _usual.On(new(1_000_000), _issued, _due, _issued).Fa
        );
        Assert.Equal(
            "۲٪ برای دیرکرد: ۲۰٬۰۰۰ ریال بیشتر",
            _usual.On(new(1_000_000), _issued, _due, _issued.AddDays(61)).Fa
        );
        Assert.Null(_usual.On(new(1_000_000), _issued, _due, _due).Fa);
    }

    [Fact]
    public void A_later_day_never_costs_less_and_nothing_costs_more_than_the_cap() =>
        Gen.Select(Gen.Int[0, 90], Gen.Int[0, 20], Gen.Int[0, 200], Gen.Long[1, 99_999_999], Gen.Int[0, 3000])
            .Sample(
                (rebate, penalty, cap, thousands, day) =>
                {
                    var rule = new BillRule(rebate, 15, penalty, cap);
                    var amount = new Rial(thousands * 1000);
                    var today = rule.On(amount, _issued, _due, _issued.AddDays(day)).ToPay;
                    var tomorrow = rule.On(amount, _issued, _due, _issued.AddDays(day + 1)).ToPay;
                    return today <= tomorrow && tomorrow <= amount + amount.Percent(cap * 100) && today > Rial.Zero;
                }
            );
}
