using System.Globalization;
using CsCheck;
using Shahr.Kit.Values;

namespace Shahr.Kit.Tests.Values;

public class JalaliDateTests
{
    private static readonly Gen<JalaliDate> _days = Gen.Int[0, JalaliDate.MaxValue - JalaliDate.MinValue]
        .Select(static i => JalaliDate.MinValue.AddDays(i));

    [Fact]
    public void Every_day_from_1300_to_1500_agrees_with_the_calendar_of_dotnet()
    {
#pragma warning disable RS0030 // The slow calendar is banned in the house; here it is the witness for our table.
        Calendar witness = new PersianCalendar();
#pragma warning restore RS0030
        var count = 0;
        for (var day = JalaliDate.MinValue.ToDateOnly(); day <= JalaliDate.MaxValue.ToDateOnly(); day = day.AddDays(1))
        {
            var instant = day.ToDateTime(TimeOnly.MinValue);
            var (year, month, dayOfMonth) = JalaliDate.From(day);
            if (
                (year, month, dayOfMonth)
                != (witness.GetYear(instant), witness.GetMonth(instant), witness.GetDayOfMonth(instant))
            )
                Assert.Fail($"{day:O} became {year}/{month}/{dayOfMonth}");
            Assert.Equal(day, new JalaliDate(year, month, dayOfMonth).ToDateOnly());
            Assert.Equal(day.DayOfWeek, JalaliDate.From(day).DayOfWeek);
            count++;
        }

        Assert.Equal(73_414, count);
    }

    [Fact]
    public void Every_published_month_start_agrees()
    {
        var rows = File.ReadAllLines(SharedData.Path("persian/jalali-gregorian-month-starts-1300-1500.csv"))[1..];
        foreach (var row in rows)
        {
            var cells = row.Split(',');
            var date = JalaliDate.Parse(cells[0]);
            Assert.Equal(DateOnly.ParseExact(cells[1], "yyyy-MM-dd", CultureInfo.InvariantCulture), date.ToDateOnly());
            Assert.Equal(cells[2] == "1", JalaliDate.IsLeapYear(date.Year));
        }

        Assert.Equal(201 * 12, rows.Length);
    }

    [Fact]
    public void The_new_year_is_the_day_whose_noon_follows_the_official_equinox()
    {
        var checkedYears = 0;
        foreach (var row in SharedData.Json("persian/nowruz-equinox-official.json").EnumerateArray())
        {
            int Number(string name) => row.GetProperty(name).GetInt32();
            var year = Number("jalaliYear");
            var equinox = new DateOnly(Number("gregorianYear"), Number("month"), Number("day"));
            var nowruz = Number("hour") < 12 ? equinox : equinox.AddDays(1);
            Assert.Equal(nowruz, new JalaliDate(year, 1, 1).ToDateOnly());
            checkedYears++;
        }

        Assert.True(checkedYears > 20, $"only {checkedYears} official equinoxes");
    }

    [Theory]
    [InlineData("۱۴۰۵/۹/۲")]
    [InlineData("1405-09-02")]
    [InlineData("١٤٠٥/٠٩/٠٢")]
    [InlineData("14050902")]
    [InlineData("2/9/1405")]
    [InlineData("2 آذر 1405")]
    [InlineData("۰۲ آذرماه ۱۴۰۵")]
    [InlineData("۲ آذر ماه سال ۱۴۰۵")]
    [InlineData("  دوشنبه، ۲ اذر ۱۴۰۵ ")]
    [InlineData("دوشنبه ۲ آذر ۱۴۰۵")]
    [InlineData("دو شنبه ۲ آذر ۱۴۰۵")]
    [InlineData("1405 آذر 2")]
    [InlineData("آذر ۲، ۱۴۰۵")]
    [InlineData("1405.9.2")]
    [InlineData("1405 9 2")]
    [InlineData("\u202B۱۴۰۵/۹/۲\u202C")]
    public void People_write_a_day_in_many_ways(string text)
    {
        Assert.True(JalaliDate.TryParse(text, out var date));
        Assert.Equal(new DateOnly(2026, 11, 23), date.ToDateOnly());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("1405")]
    [InlineData("1405/13/1")]
    [InlineData("1405/0/1")]
    [InlineData("1405/7/31")]
    [InlineData("1404/12/30")]
    [InlineData("05/9/2")]
    [InlineData("2026-11-23")]
    [InlineData("1299/12/29")]
    [InlineData("1501/01/01")]
    [InlineData("1405/9/2/1")]
    [InlineData("2 آذر")]
    [InlineData("2 آذر دی 1405")]
    [InlineData("فردا")]
    [InlineData("99999999999999999999/1/1")]
    public void What_is_no_day_is_refused_without_an_exception(string? text) =>
        Assert.False(JalaliDate.TryParse(text, out _));

    [Fact]
    public void A_day_is_shown_long_medium_short_and_sortable()
    {
        var date = new JalaliDate(1405, 9, 2);
        Assert.Equal("دوشنبه ۲ آذر ۱۴۰۵", date.ToLongString());
        Assert.Equal("۲ آذر ۱۴۰۵", date.ToMediumString());
        Assert.Equal("۱۴۰۵/۰۹/۰۲", date.ToString());
        Assert.Equal("1405-09-02", date.ToLatinString());
    }

    [Fact]
    public void Months_are_added_by_the_rule_of_the_thirty_first()
    {
        Assert.Equal(new JalaliDate(1405, 7, 30), new JalaliDate(1405, 6, 31).AddMonths(1));
        Assert.Equal(new JalaliDate(1404, 12, 29), new JalaliDate(1404, 11, 30).AddMonths(1));
        Assert.Equal(new JalaliDate(1403, 12, 30), new JalaliDate(1403, 11, 30).AddMonths(1));
        Assert.Equal(new JalaliDate(1405, 1, 31), new JalaliDate(1404, 1, 31).AddMonths(12));
        Assert.Equal(new JalaliDate(1404, 12, 29), new JalaliDate(1403, 12, 30).AddYears(1));
        Assert.Equal(new JalaliDate(1404, 12, 1), new JalaliDate(1405, 1, 1).AddMonths(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new JalaliDate(1500, 12, 1).AddMonths(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => JalaliDate.MinValue.AddDays(-1));
    }

    [Fact]
    public void Someone_is_a_year_older_on_the_birthday_and_not_the_day_before()
    {
        var born = new JalaliDate(1387, 9, 3);
        Assert.Equal(17, born.YearsUntil(new JalaliDate(1405, 9, 2)));
        Assert.Equal(18, born.YearsUntil(new JalaliDate(1405, 9, 3)));
        Assert.Equal(1, new JalaliDate(1403, 12, 30).YearsUntil(new JalaliDate(1404, 12, 29)));
        Assert.Equal(-18, new JalaliDate(1405, 9, 3).YearsUntil(born));
    }

    [Fact]
    public void Every_day_reads_back_from_each_of_its_forms() =>
        _days.Sample(static date =>
            JalaliDate.Parse(date.ToString()) == date
            && JalaliDate.Parse(date.ToLatinString()) == date
            && JalaliDate.Parse(date.ToLongString()) == date
            && JalaliDate.Parse(date.ToMediumString()) == date
        );

    [Fact]
    public void Order_and_distance_follow_the_days() =>
        Gen.Select(_days, _days)
            .Sample(
                static (a, b) =>
                    (a < b) == (a.ToDateOnly() < b.ToDateOnly())
                    && b - a == b.ToDateOnly().DayNumber - a.ToDateOnly().DayNumber
                    && string.CompareOrdinal(a.ToLatinString(), b.ToLatinString()) < 0 == (a < b)
            );

    [Fact]
    public void No_text_whatever_makes_the_reader_throw() =>
        Gen.OneOf(Gen.String, Gen.String[Gen.Char["۰۱۲0123456789/- آذرمهdی٣\u200c"], 0, 20])
            .Sample(static text => JalaliDate.TryParse(text, out var date) || date == default);
}
