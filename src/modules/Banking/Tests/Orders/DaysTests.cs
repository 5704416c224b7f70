using Shahr.Kit.Values;

namespace Shahr.Banking.Tests.Orders;

public sealed class DaysTests
{
    [Theory]
    // Esfand 1404 has 29 days and Esfand 1403, a leap year, 30; Mehr has 30.
    [InlineData("Monthly", "1405/06/31", "1405/07/01", "1405/07/30")]
    [InlineData("Monthly", "1405/06/31", "1404/12/01", "1405/06/31")]
    [InlineData("Monthly", "1403/06/31", "1403/12/01", "1403/12/30")]
    [InlineData("Monthly", "1403/06/31", "1404/12/01", "1404/12/29")]
    [InlineData("Monthly", "1403/06/31", "1403/12/30", "1403/12/30")]
    [InlineData("Monthly", "1403/06/31", "1404/01/01", "1404/01/31")]
    [InlineData("Monthly", "1405/01/05", "1405/02/06", "1405/03/05")]
    [InlineData("LastDay", "1404/11/02", "1404/12/01", "1404/12/29")]
    [InlineData("LastDay", "1404/11/02", "1405/01/01", "1405/01/31")]
    [InlineData("Weekly", "1405/09/02", "1405/09/03", "1405/09/09")]
    [InlineData("Weekly", "1405/09/02", "1405/09/09", "1405/09/09")]
    [InlineData("Once", "1405/09/02", "1405/09/01", "1405/09/02")]
    public void The_next_day_is_found(string rhythm, string first, string from, string expected) =>
        Assert.Equal(Day(expected), Of(rhythm, first, from));

    [Fact]
    public void What_pays_once_has_no_second_day() => Assert.Null(Of("Once", "1405/09/02", "1405/09/03"));

    [Fact]
    public void Salary_day_is_the_last_working_day_of_the_month_and_none_after_it_is_one()
    {
        var calendar = WorkCalendar.Default;
        for (var month = 1; month <= 12; month++)
        {
            var start = new JalaliDate(1405, month, 1);
            var day = Of("SalaryDay", "1405/01/01", start.ToString()) ?? throw new InvalidOperationException("No day.");
            Assert.True(calendar.IsWorkingDay(day));
            Assert.Equal(month, JalaliDate.From(day).Month);
            for (var after = day.AddDays(1); JalaliDate.From(after).Month == month; after = after.AddDays(1))
                Assert.False(calendar.IsWorkingDay(after));
        }
    }

    [Theory]
    [InlineData("Weekly", 7, 7)]
    [InlineData("Monthly", 29, 31)]
    [InlineData("LastDay", 29, 31)]
    [InlineData("SalaryDay", 20, 45)]
    public void Walking_on_never_stands_still_and_skips_no_month(string rhythm, int least, int most)
    {
        var first = Day("1403/06/31");
        for (var day = Of(rhythm, first, first); day < Day("1420/01/01"); )
        {
            var next = Of(rhythm, first, day.Value.AddDays(1));
            Assert.InRange((next?.DayNumber ?? 0) - day.Value.DayNumber, least, most);
            day = next;
        }
    }

    [Fact]
    public void At_the_end_of_the_calendar_there_is_no_next_day_and_no_failure() =>
        Assert.Null(Of("Monthly", "1405/01/01", "1500/12/20"));

    private static DateOnly Day(string jalali) => JalaliDate.Parse(jalali).ToDateOnly();

    private static DateOnly? Of(string rhythm, string first, string from) => Of(rhythm, Day(first), Day(from));

    private static DateOnly? Of(string rhythm, DateOnly first, DateOnly from) =>
        Days.FirstFrom(Enum.Parse<Rhythm>(rhythm), first, from, WorkCalendar.Default);
}
