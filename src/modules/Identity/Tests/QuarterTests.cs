using Shahr.Kit.Values;

namespace Shahr.Identity.Tests;

public sealed class QuarterTests
{
    [Theory]
    [InlineData(1405, 1, 1, 1405, 1, "بهار 1405")]
    [InlineData(1405, 3, 31, 1405, 1, "بهار 1405")]
    [InlineData(1405, 9, 5, 1405, 3, "پاییز 1405")]
    [InlineData(1403, 12, 30, 1403, 4, "زمستان 1403")]
    public void A_day_is_in_the_season_of_its_month(int year, int month, int day, int of, int number, string name)
    {
        var date = new JalaliDate(year, month, day).ToDateOnly();
        var first = PersianTime.FromTehran(date.ToDateTime(TimeOnly.MinValue));
        foreach (var at in new[] { first, first.AddDays(1).AddTicks(-1) })
            Assert.Equal(new Quarter(of, number), Quarter.At(at));
        Assert.Equal(name, Quarter.At(first).In("fa"));
    }

    [Fact]
    public void It_begins_at_midnight_in_tehran_and_is_overdue_once_its_first_month_is_over()
    {
        var winter = new Quarter(1405, 3).Next;
        Assert.Equal(new DateTime(2026, 12, 21, 20, 30, 0, DateTimeKind.Utc), winter.BeginsAt);
        Assert.Equal(new JalaliDate(1405, 10, 30), winter.LastDay);
        var end = new DateTime(2027, 1, 20, 20, 30, 0, DateTimeKind.Utc);
        Assert.False(winter.IsOverdue(end.AddTicks(-1)));
        Assert.True(winter.IsOverdue(end));
        Assert.Equal(new Quarter(1406, 1), winter.Next);
    }
}
