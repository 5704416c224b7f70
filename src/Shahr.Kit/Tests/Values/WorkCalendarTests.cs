using CsCheck;
using Shahr.Kit.Values;

namespace Shahr.Kit.Tests.Values;

public class WorkCalendarTests
{
    private static readonly WorkCalendar _office = WorkCalendar.Default;

    private static readonly WorkCalendar _halfThursday = new(
        WorkWeek.Office.With(DayOfWeek.Thursday, WorkHours.Between(new(7, 30), new(11, 30))),
        Holidays.BuiltIn
    );

    private static readonly WorkCalendar[] _all =
    [
        _office,
        _halfThursday,
        new WorkCalendar(WorkWeek.Always, Holidays.BuiltIn),
    ];

    private static readonly Gen<WorkCalendar> _calendars = Gen.Int[0, 2].Select(static i => _all[i]);

    /// <summary>Any second of 1395–1407, so also years with summer time and years nobody knows yet.</summary>
    private static readonly Gen<DateTime> _instants = Gen.Int[0, 13 * 365 * 86_400 - 1]
        .Select(static s => new DateTime(2016, 3, 21, 0, 0, 0, DateTimeKind.Utc).AddSeconds(s));

    private static readonly Gen<int> _minutes = Gen.Int[-200_000, 200_000];

    private static DateTime At(int year, int month, int day, int hour, int minute) =>
        PersianTime.FromTehran(new JalaliDate(year, month, day).ToDateOnly().ToDateTime(new TimeOnly(hour, minute)));

    private static DateOnly Day(int year, int month, int day) => new JalaliDate(year, month, day).ToDateOnly();

    [Fact]
    public void The_office_works_Saturday_to_Wednesday_and_not_on_holidays()
    {
        Assert.True(_office.IsWorkingDay(Day(1405, 9, 2)));
        Assert.False(_office.IsWorkingDay(Day(1405, 9, 5)));
        Assert.True(_halfThursday.IsWorkingDay(Day(1405, 9, 5)));
        Assert.False(_office.IsWorkingDay(Day(1405, 9, 6)));
        Assert.False(_office.IsWorkingDay(Day(1405, 11, 22)));
        Assert.Equal("پیروزی انقلاب اسلامی", _office.HolidayTitle(Day(1405, 11, 22)));
        Assert.True(_office.IsOpen(At(1405, 9, 2, 7, 30)));
        Assert.False(_office.IsOpen(At(1405, 9, 2, 14, 30)));
    }

    [Fact]
    public void Minutes_pass_only_while_the_office_is_open()
    {
        Assert.Equal(At(1405, 9, 2, 14, 30), _office.AddWorkingMinutes(At(1405, 9, 2, 14, 0), 30).Value);
        Assert.Equal(At(1405, 9, 3, 7, 31), _office.AddWorkingMinutes(At(1405, 9, 2, 14, 0), 31).Value);
        Assert.Equal(At(1405, 9, 7, 8, 0), _office.AddWorkingMinutes(At(1405, 9, 4, 20, 0), 30).Value);
        Assert.Equal(At(1405, 9, 4, 14, 0), _office.AddWorkingMinutes(At(1405, 9, 7, 7, 30), -30).Value);
        Assert.Equal(420, _office.WorkingMinutesBetween(At(1405, 9, 2, 0, 0), At(1405, 9, 3, 0, 0)).Value);
        Assert.Equal(-420, _office.WorkingMinutesBetween(At(1405, 9, 3, 0, 0), At(1405, 9, 2, 0, 0)).Value);
    }

    [Fact]
    public void The_new_year_is_crossed_with_its_holidays()
    {
        // 28 Esfand 1403 is a Tuesday; 29 and 30 Esfand, 1–4 Farvardin (the 1st is a Friday) are off.
        Assert.Equal(Day(1404, 1, 5), _office.AddWorkingDays(Day(1403, 12, 28), 1).Value);
        Assert.Equal(Day(1403, 12, 28), _office.AddWorkingDays(Day(1404, 1, 5), -1).Value);
        Assert.Equal(1, _office.WorkingDaysBetween(Day(1403, 12, 28), Day(1404, 1, 5)).Value);
    }

    [Fact]
    public void What_lies_beyond_the_known_years_says_so_instead_of_failing()
    {
        Assert.Equal(1405, _office.LastKnownYear);
        Assert.False(_office.AddWorkingDays(Day(1405, 12, 1), 5).BeyondKnownYears);
        Assert.True(_office.AddWorkingDays(Day(1405, 12, 1), 50).BeyondKnownYears);
        Assert.True(_office.AddWorkingMinutes(At(1405, 12, 27, 8, 0), 5_000).BeyondKnownYears);
        Assert.True(_office.WorkingMinutesBetween(At(1405, 12, 27, 8, 0), At(1406, 1, 5, 8, 0)).BeyondKnownYears);
        Assert.True(_office.AddWorkingMinutes(At(1405, 1, 5, 8, 0), int.MaxValue).BeyondKnownYears);
        Assert.True(_office.AddWorkingDays(Day(1405, 1, 5), int.MinValue).BeyondKnownYears);
        Assert.True(_office.AddWorkingDays(DateOnly.MaxValue, 1).BeyondKnownYears);
        Assert.True(_office.WorkingMinutesBetween(DateTime.MinValue, DateTime.MaxValue).BeyondKnownYears);
    }

    [Fact]
    public void An_administrator_adds_a_year()
    {
        const string list = "# سال ۱۴۰۶\n۱۴۰۶/۰۱/۰۱ نوروز\n1406/1/7 روز نمونه\n\n";
        Assert.True(Holidays.TryRead(list, out var years, out _));
        var calendar = new WorkCalendar(WorkWeek.Office, [.. Holidays.BuiltIn, .. years]);
        Assert.Equal(1406, calendar.LastKnownYear);
        Assert.Equal("روز نمونه", calendar.HolidayTitle(Day(1406, 1, 7)));
        Assert.False(calendar.AddWorkingDays(Day(1405, 12, 1), 50).BeyondKnownYears);

        Assert.False(Holidays.TryRead("1406/01/01 نوروز\n1406/13/01 هیچ", out years, out var wrong));
        Assert.Equal(2, wrong);
        Assert.Empty(years);
    }

    [Fact]
    public void The_built_in_holidays_are_those_of_the_shared_list()
    {
        // A holiday of Christian staff only, which the shared list has once by mistake.
        var expected = SharedData
            .Json("persian/iran-official-holidays-1395-1405.dnt.json")
            .EnumerateArray()
            .Select(static row => row.Text("jalali"))
            .Where(static day => day != "1395/10/05")
            .Order();
        var ours = Holidays.BuiltIn.SelectMany(static year => year.Days).Select(static h => h.Date.ToLatinString());
        Assert.Equal(expected, ours.Select(static day => day.Replace('-', '/')));
        Assert.Equal(Enumerable.Range(1395, 11), Holidays.BuiltIn.Select(static year => year.Year));
    }

    [Fact]
    public void Senseless_weeks_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new WorkCalendar(new WorkWeek([]), Holidays.BuiltIn));
        Assert.Throws<ArgumentException>(() => new WorkCalendar(new WorkWeek(new WorkHours[7]), Holidays.BuiltIn));
        Assert.Throws<ArgumentException>(() =>
            new WorkCalendar(WorkWeek.Office.With(DayOfWeek.Friday, new WorkHours(600, 500)), Holidays.BuiltIn)
        );
        Assert.Throws<ArgumentException>(() => new WorkCalendar(WorkWeek.Office, []));
    }

    [Fact]
    public void Measuring_undoes_adding() =>
        Gen.Select(_calendars, _instants, _minutes)
            .Sample(
                static (calendar, at, minutes) =>
                    calendar.WorkingMinutesBetween(at, calendar.AddWorkingMinutes(at, minutes).Value).Value == minutes
            );

    [Fact]
    public void Adding_twice_is_adding_the_sum() =>
        Gen.Select(_calendars, _instants, Gen.Int[1, 90_000], Gen.Int[1, 90_000])
            .Sample(
                static (calendar, at, a, b) =>
                    calendar.AddWorkingMinutes(calendar.AddWorkingMinutes(at, a).Value, b).Value
                    == calendar.AddWorkingMinutes(at, a + b).Value
            );

    [Fact]
    public void Later_starts_and_more_minutes_never_end_earlier() =>
        Gen.Select(_calendars, _instants, _instants, _minutes, Gen.Int[0, 5_000])
            .Sample(
                static (calendar, a, b, minutes, more) =>
                {
                    var (first, second) = a <= b ? (a, b) : (b, a);
                    DateTime End(DateTime start, int length) => calendar.AddWorkingMinutes(start, length).Value;
                    return End(first, minutes) <= End(second, minutes) && End(a, minutes) <= End(a, minutes + more);
                }
            );

    [Fact]
    public void Distances_add_up() =>
        Gen.Select(_calendars, _instants, _instants, _instants)
            .Sample(
                static (calendar, a, b, c) =>
                    calendar.WorkingMinutesBetween(a, b).Value + calendar.WorkingMinutesBetween(b, c).Value
                    == calendar.WorkingMinutesBetween(a, c).Value
            );

    [Fact]
    public void Counting_minutes_one_by_one_gives_the_same() =>
        Gen.Select(_instants, Gen.Int[0, 3_000])
            .Sample(
                static (at, span) =>
                {
                    var start = at.AddSeconds(-at.Second);
                    var open = Enumerable.Range(0, span).Count(m => _halfThursday.IsOpen(start.AddMinutes(m)));
                    return open == _halfThursday.WorkingMinutesBetween(start, start.AddMinutes(span)).Value;
                },
                iter: 100
            );

    [Fact]
    public void Working_days_are_added_and_counted_alike() =>
        Gen.Select(_calendars, Gen.Int[0, 4_500], Gen.Int[-900, 900])
            .Sample(
                static (calendar, offset, days) =>
                {
                    var day = new JalaliDate(1395, 1, 1).AddDays(offset).ToDateOnly();
                    var end = calendar.AddWorkingDays(day, days).Value;
                    return calendar.WorkingDaysBetween(day, end).Value == days
                        && (days == 0 || calendar.IsWorkingDay(end));
                }
            );
}
