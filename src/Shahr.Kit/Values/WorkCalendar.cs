namespace Shahr.Kit.Values;

/// <summary>
/// Working days and working minutes of one office: its week, less the official holidays of the years that are known.
/// Immutable and safe to share; make one per office week and replace it when a year is added.
/// </summary>
/// <remarks>
/// Every instant has a place on a line of working minutes that stands still while the office is closed, looked up in
/// two running sums over the days 1300–1500 (about 600 KB a calendar). Differences of places are therefore additive,
/// and adding is the inverse of measuring. Whole minutes are reckoned; seconds are dropped. Instants are UTC.
/// </remarks>
public sealed class WorkCalendar
{
    private readonly WorkWeek _week;
    private readonly HashSet<int> _knownYears;
    private readonly Dictionary<JalaliDate, string> _holidays = [];
    private readonly int[] _minutesBefore;
    private readonly int[] _daysBefore;

    /// <summary>Makes the calendar of an office.</summary>
    /// <param name="week">Its opening hours.</param>
    /// <param name="years">The known holiday years; of a year given twice the last list counts.</param>
    /// <exception cref="ArgumentException">The week has no seven sensible days, or no year is given.</exception>
    public WorkCalendar(WorkWeek week, IEnumerable<HolidayYear> years)
    {
        week.Check();
        _week = week;
        var byYear = new Dictionary<int, HolidayYear>();
        foreach (var year in years)
            byYear[year.Year] = year;
        if (byYear.Count == 0)
            throw new ArgumentException("At least one year of holidays is needed.", nameof(years));

        _knownYears = [.. byYear.Keys];
        foreach (var day in byYear.Values.SelectMany(static year => year.Days))
            _holidays[day.Date] = day.Title;
        LastKnownYear = _knownYears.Max();
        (_minutesBefore, _daysBefore) = Sums();
    }

    /// <summary>The office week with the holidays that come with the house.</summary>
    public static WorkCalendar Default { get; } = new(WorkWeek.Office, Holidays.BuiltIn);

    /// <summary>The last Jalali year whose holidays are known; <c>doctor</c> warns when it draws near.</summary>
    public int LastKnownYear { get; }

    /// <summary>The working minutes of the longest day of the week, which people call a working day.</summary>
    public int FullDayMinutes => _week.Days.Max(static day => day.Minutes);

    /// <summary>True when the holidays of this Jalali year have been entered.</summary>
    public bool IsKnownYear(int year) => _knownYears.Contains(year);

    /// <summary>The title of the holiday on this day; null on other days, weekends included.</summary>
    public string? HolidayTitle(DateOnly day) =>
        JalaliDate.TryFrom(day, out var date) ? _holidays.GetValueOrDefault(date) : null;

    /// <summary>True when the office opens on this day at all.</summary>
    public bool IsWorkingDay(DateOnly day) => HoursOf(day).Minutes > 0;

    /// <summary>The opening hours of this day; <see cref="WorkHours.Closed"/> on weekends and holidays.</summary>
    public WorkHours HoursOf(DateOnly day) =>
        _week.ObservesHolidays && HolidayTitle(day) is not null ? WorkHours.Closed : _week[day.DayOfWeek];

    /// <summary>True when the office is open at this instant.</summary>
    public bool IsOpen(DateTime utc)
    {
        var local = PersianTime.ToTehran(utc);
        var hours = HoursOf(DateOnly.FromDateTime(local));
        var minute = MinuteOf(local);
        return minute >= hours.StartMinute && minute < hours.EndMinute;
    }

    /// <summary>
    /// The instant at which so many working minutes have passed since <paramref name="utc"/>. A sum that is used up
    /// exactly at closing time ends there, not at the next opening; going back, at opening time. Zero changes nothing.
    /// </summary>
    /// <param name="utc">The start, in UTC.</param>
    /// <param name="minutes">Working minutes; negative goes back.</param>
    public Reckoned<DateTime> AddWorkingMinutes(DateTime utc, int minutes)
    {
        if (minutes == 0)
            return new(utc, BeyondKnown(DayOf(utc), DayOf(utc)));

        var target = PlaceOf(utc) + (long)minutes;
        if (target < 0 || target > _minutesBefore[^1])
            return new(EdgeOf(target < 0), true);

        // Forwards the first day that reaches the target holds it, backwards the last day that begins with it.
        var day =
            minutes > 0 ? FirstReaching(_minutesBefore, (int)target) - 1 : LastNotAfter(_minutesBefore, (int)target);
        day = Math.Clamp(day, 0, JalaliYears.TotalDays - 1);
        var date = JalaliDate.MinValue.AddDays(day).ToDateOnly();
        var minute = HoursOf(date).StartMinute + (int)target - _minutesBefore[day];
        var result = PersianTime.FromTehran(date.ToDateTime(TimeOnly.MinValue).AddMinutes(minute));
        return new(result, BeyondKnown(DayOf(utc), date));
    }

    /// <summary>Working minutes from one instant to another; negative when the second is earlier.</summary>
    public Reckoned<int> WorkingMinutesBetween(DateTime fromUtc, DateTime toUtc) =>
        new(PlaceOf(toUtc) - PlaceOf(fromUtc), BeyondKnown(DayOf(fromUtc), DayOf(toUtc)));

    /// <summary>
    /// The n-th working day after this day, which itself does not count; negative goes back, zero changes
    /// nothing.
    /// </summary>
    public Reckoned<DateOnly> AddWorkingDays(DateOnly day, int days)
    {
        if (days == 0)
            return new(day, BeyondKnown(day, day));

        var index = IndexOf(day);
        var target = days > 0 ? _daysBefore[index + 1] + (long)days : _daysBefore[index] + (long)days + 1;
        if (target < 1 || target > _daysBefore[^1])
            return new(DateOnly.FromDateTime(EdgeOf(target < 1)), true);

        var found = JalaliDate.MinValue.AddDays(FirstReaching(_daysBefore, (int)target) - 1).ToDateOnly();
        return new(found, BeyondKnown(day, found));
    }

    /// <summary>
    /// Working days after the first day up to and including the second; negative, and counted the same way from
    /// the later day back, when the second is earlier.
    /// </summary>
    public Reckoned<int> WorkingDaysBetween(DateOnly from, DateOnly to)
    {
        var (a, b) = (IndexOf(from), IndexOf(to));
        var count = a <= b ? _daysBefore[b + 1] - _daysBefore[a + 1] : _daysBefore[b] - _daysBefore[a];
        return new(count, BeyondKnown(from, to));
    }

    /// <summary>This day when it is a working day, else the next one.</summary>
    public Reckoned<DateOnly> WorkingDayFrom(DateOnly day) =>
        IsWorkingDay(day) ? AddWorkingDays(day, 0) : AddWorkingDays(day, 1);

    private (int[] Minutes, int[] Days) Sums()
    {
        var minutes = new int[JalaliYears.TotalDays + 1];
        var days = new int[JalaliYears.TotalDays + 1];
        for (var i = 0; i < JalaliYears.TotalDays; i++)
        {
            var length = HoursOf(JalaliDate.MinValue.AddDays(i).ToDateOnly()).Minutes;
            minutes[i + 1] = minutes[i] + length;
            days[i + 1] = days[i] + (length > 0 ? 1 : 0);
        }

        return (minutes, days);
    }

    private int PlaceOf(DateTime utc)
    {
        var local = PersianTime.ToTehran(utc);
        var day = DateOnly.FromDateTime(local);
        var index = day.DayNumber - JalaliYears.FirstDayNumber;
        if (index < 0)
            return 0;
        if (index >= JalaliYears.TotalDays)
            return _minutesBefore[^1];
        var hours = HoursOf(day);
        return _minutesBefore[index] + Math.Clamp(MinuteOf(local) - hours.StartMinute, 0, hours.Minutes);
    }

    private bool BeyondKnown(DateOnly a, DateOnly b)
    {
        var (from, to) = a <= b ? (a, b) : (b, a);
        if (!JalaliDate.TryFrom(from, out var first) || !JalaliDate.TryFrom(to, out var last))
            return true;
        for (var year = first.Year; year <= last.Year; year++)
            if (!_knownYears.Contains(year))
                return true;
        return false;
    }

    private static DateTime EdgeOf(bool start) =>
        PersianTime.FromTehran(
            start
                ? JalaliDate.MinValue.ToDateOnly().ToDateTime(TimeOnly.MinValue)
                : JalaliDate.MaxValue.ToDateOnly().ToDateTime(new TimeOnly(23, 59))
        );

    private static DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(PersianTime.ToTehran(utc));

    private static int MinuteOf(DateTime local) => (int)(local.TimeOfDay.Ticks / TimeSpan.TicksPerMinute);

    private static int IndexOf(DateOnly day) =>
        Math.Clamp(day.DayNumber - JalaliYears.FirstDayNumber, 0, JalaliYears.TotalDays - 1);

    private static int FirstReaching(int[] sums, int target)
    {
        var (low, high) = (0, sums.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sums[middle] >= target)
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }

    private static int LastNotAfter(int[] sums, int target) => FirstReaching(sums, target + 1) - 1;
}
