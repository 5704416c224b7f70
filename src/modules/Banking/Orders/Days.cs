using Shahr.Kit.Values;

namespace Shahr.Banking;

/// <summary>How often an order pays.</summary>
internal enum Rhythm
{
    /// <summary>On one later day.</summary>
    Once,

    /// <summary>Every week, on the weekday of the first day.</summary>
    Weekly,

    /// <summary>Every Jalali month, on the first day's day; where a month is shorter, on its last.</summary>
    Monthly,

    /// <summary>On the last day of every Jalali month.</summary>
    LastDay,

    /// <summary>On the last working day of every Jalali month, on which salaries are paid.</summary>
    SalaryDay,
}

/// <summary>On which days an order pays.</summary>
internal static class Days
{
    /// <summary>
    /// The first of its days that is neither before <paramref name="first"/> nor before <paramref name="from"/>; null
    /// where there is none, as the calendar of the city ends in 1500.
    /// </summary>
    public static DateOnly? FirstFrom(Rhythm rhythm, DateOnly first, DateOnly from, WorkCalendar calendar)
    {
        if (rhythm == Rhythm.Once)
            return first >= from ? first : null;
        var start = first > from ? first : from;
        if (rhythm == Rhythm.Weekly)
            return start.AddDays((7 + ((first.DayNumber - start.DayNumber) % 7)) % 7);
        if (!JalaliDate.TryFrom(start, out var day) || day > JalaliDate.MaxValue.AddMonths(-2))
            return null;
        var found = InMonth(rhythm, first, day, calendar);
        return found >= start ? found : InMonth(rhythm, first, FirstOfNext(day), calendar);
    }

    private static DateOnly InMonth(Rhythm rhythm, DateOnly first, JalaliDate month, WorkCalendar calendar)
    {
        var length = JalaliDate.DaysInMonth(month.Year, month.Month);
        if (rhythm == Rhythm.SalaryDay)
            return calendar.AddWorkingDays(FirstOfNext(month).ToDateOnly(), -1).Value;
        var day = rhythm == Rhythm.LastDay ? length : Math.Min(JalaliDate.From(first).Day, length);
        return new JalaliDate(month.Year, month.Month, day).ToDateOnly();
    }

    private static JalaliDate FirstOfNext(JalaliDate day) => new JalaliDate(day.Year, day.Month, 1).AddMonths(1);
}
