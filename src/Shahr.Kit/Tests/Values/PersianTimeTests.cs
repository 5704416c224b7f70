using Shahr.Kit.Values;

namespace Shahr.Kit.Tests.Values;

public class PersianTimeTests
{
    private static readonly DateTime _now = new(2026, 11, 23, 11, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void An_instant_is_shown_on_the_wall_clock_of_Tehran()
    {
        Assert.Equal("دوشنبه ۲ آذر ۱۴۰۵، ساعت ۱۴:۳۰", PersianTime.Long(_now));
        Assert.Equal("۱۴۰۵/۰۹/۰۲ ۱۴:۳۰", PersianTime.Short(_now));
        Assert.Equal(_now, PersianTime.FromTehran(PersianTime.ToTehran(_now)));
    }

    [Fact]
    public void Summer_time_is_known_until_1401_and_gone_after()
    {
        Assert.Equal("۱۶:۳۰", PersianTime.Clock(new DateTime(2022, 7, 1, 12, 0, 0, DateTimeKind.Utc)));
        Assert.Equal("۱۵:۳۰", PersianTime.Clock(new DateTime(2023, 7, 1, 12, 0, 0, DateTimeKind.Utc)));
    }

    [Theory]
    [InlineData(-0.5, "همین حالا")]
    [InlineData(-5, "۵ دقیقه پیش")]
    [InlineData(-125, "۲ ساعت پیش")]
    [InlineData(130, "۲ ساعت دیگر")]
    [InlineData(-24 * 60, "دیروز")]
    [InlineData(24 * 60, "فردا")]
    [InlineData(-3 * 24 * 60, "۳ روز پیش")]
    [InlineData(-40 * 24 * 60, "۲۲ مهر ۱۴۰۵")]
    public void Distance_is_told_in_words(double minutes, string expected) =>
        Assert.Equal(expected, PersianTime.Relative(_now.AddMinutes(minutes), _now));

    [Fact]
    public void What_is_left_is_told_in_working_time()
    {
        string Left(int minutes) =>
            PersianTime.Remaining(
                WorkCalendar.Default.AddWorkingMinutes(_now.AddHours(-7), minutes).Value,
                _now.AddHours(-7),
                WorkCalendar.Default
            );
        Assert.Equal("۳ روز کاری مانده", Left(3 * 420));
        Assert.Equal("۲ ساعت کاری مانده", Left(130));
        Assert.Equal("۴۰ دقیقه مانده", Left(40));
        Assert.Equal("۲ روز کاری گذشته", Left(-850));
    }
}
