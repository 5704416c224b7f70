using System.Runtime.InteropServices;

namespace Shahr.Kit.Values;

/// <summary>
/// A day of the official Iranian (Solar Hijri) calendar between 1 Farvardin 1300 and the last day of 1500.
/// It is for the edges: inside the house a day is a <see cref="DateOnly"/>.
/// </summary>
/// <remarks>
/// Held as the count of days since 1 Farvardin 1300, which is also what <c>default</c> means; so every value is a real
/// day, and turning to and from <see cref="DateOnly"/> is one addition.
/// Source: the law of 11 Farvardin 1304 on the official calendar; months 1–6 have 31 days, 7–11 have 30, Esfand 29
/// or 30.
/// </remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct JalaliDate : IParsable<JalaliDate>, IComparable<JalaliDate>
{
    private readonly int _index;

    private JalaliDate(int index) => _index = index;

    /// <summary>Makes a day from its parts.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such day between 1300 and 1500.</exception>
    public JalaliDate(int year, int month, int day)
    {
        if (!Exists(year, month, day))
            throw new ArgumentOutOfRangeException(nameof(day), $"There is no day {year}/{month}/{day} in 1300–1500.");
        _index = IndexOf(year, month, day);
    }

    /// <summary>One Persian sentence that tells a person how to write a date.</summary>
    public static string Hint => "تاریخ را به صورت سال/ماه/روز بنویسید؛ مانند ۱۴۰۵/۰۹/۰۲.";

    /// <summary>1 Farvardin 1300.</summary>
    public static JalaliDate MinValue => default;

    /// <summary>The last day of Esfand 1500.</summary>
    public static JalaliDate MaxValue => new(JalaliYears.TotalDays - 1);

    /// <summary>1300–1500.</summary>
    public int Year => JalaliYears.YearOf(_index);

    /// <summary>1 (Farvardin) to 12 (Esfand).</summary>
    public int Month => MonthOf(DayOfYear - 1);

    /// <summary>1–31.</summary>
    public int Day => DayOfMonthOf(DayOfYear - 1);

    /// <summary>1–366.</summary>
    public int DayOfYear => _index - JalaliYears.StartOf(Year) + 1;

    /// <summary>The day of the week; 1 Farvardin 1300 was a Monday.</summary>
    public DayOfWeek DayOfWeek => (DayOfWeek)((_index + 1) % 7);

    /// <summary>«دوشنبه».</summary>
    public string WeekdayName => JalaliNames.Weekday(DayOfWeek);

    /// <summary>«آذر».</summary>
    public string MonthName => JalaliNames.Month(Month);

    /// <summary>True when the year has 366 days.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is outside 1300–1500.</exception>
    public static bool IsLeapYear(int year)
    {
        CheckYear(year);
        return JalaliYears.IsLeap(year);
    }

    /// <summary>29, 30 or 31.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year or month does not exist.</exception>
    public static int DaysInMonth(int year, int month)
    {
        CheckYear(year);
        ArgumentOutOfRangeException.ThrowIfLessThan(month, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(month, 12);
        return LengthOf(year, month);
    }

    /// <summary>True when the day exists and lies in 1300–1500.</summary>
    public static bool Exists(int year, int month, int day) =>
        year is >= JalaliYears.First and <= JalaliYears.Last
        && month is >= 1 and <= 12
        && day >= 1
        && day <= LengthOf(year, month);

    /// <summary>The Jalali day of a <see cref="DateOnly"/>; false outside 1921-03-21 … 2122-03-20.</summary>
    public static bool TryFrom(DateOnly date, out JalaliDate jalali)
    {
        var index = date.DayNumber - JalaliYears.FirstDayNumber;
        var known = index >= 0 && index < JalaliYears.TotalDays;
        jalali = known ? new JalaliDate(index) : default;
        return known;
    }

    /// <summary>The Jalali day of a <see cref="DateOnly"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is outside 1300–1500.</exception>
    public static JalaliDate From(DateOnly date) =>
        TryFrom(date, out var jalali)
            ? jalali
            : throw new ArgumentOutOfRangeException(
                nameof(date),
                date,
                "The day is outside the Jalali years 1300–1500."
            );

    /// <summary>The same day as the rest of the house holds it.</summary>
    public DateOnly ToDateOnly() => DateOnly.FromDayNumber(JalaliYears.FirstDayNumber + _index);

    /// <summary>All three parts for the price of one look into the table.</summary>
    public void Deconstruct(out int year, out int month, out int day)
    {
        year = JalaliYears.YearOf(_index);
        var dayOfYear = _index - JalaliYears.StartOf(year);
        month = MonthOf(dayOfYear);
        day = DayOfMonthOf(dayOfYear);
    }

    /// <summary>The day so many days later.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The result is outside 1300–1500.</exception>
    public JalaliDate AddDays(int days) => FromIndex((long)_index + days);

    /// <summary>
    /// The same day so many months later; where that month is shorter, its last day (31 Shahrivar + 1 month is 30
    /// Mehr).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The result is outside 1300–1500.</exception>
    public JalaliDate AddMonths(int months)
    {
        var (year, month, day) = this;
        var total = (year * 12L) + month - 1 + months;
        var newYear = total / 12;
        if (newYear is < JalaliYears.First or > JalaliYears.Last)
            throw new ArgumentOutOfRangeException(nameof(months), months, "The result is outside 1300–1500.");

        var newMonth = (int)(total % 12) + 1;
        return new((int)newYear, newMonth, Math.Min(day, LengthOf((int)newYear, newMonth)));
    }

    /// <summary>The same day so many years later; 30 Esfand becomes 29 where the year is not leap.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The result is outside 1300–1500.</exception>
    public JalaliDate AddYears(int years) => AddMonths(checked(years * 12));

    /// <summary>
    /// Whole years from this day (of birth) to another, by <see cref="AddYears"/>; negative when the other is earlier.
    /// </summary>
    public int YearsUntil(JalaliDate other)
    {
        if (other < this)
            return -other.YearsUntil(this);
        var years = other.Year - Year;
        return AddYears(years) <= other ? years : years - 1;
    }

    /// <summary>Days from the other day to this one.</summary>
    public static int operator -(JalaliDate later, JalaliDate earlier) => later._index - earlier._index;

    /// <inheritdoc cref="CompareTo"/>
    public static bool operator <(JalaliDate a, JalaliDate b) => a._index < b._index;

    /// <inheritdoc cref="CompareTo"/>
    public static bool operator >(JalaliDate a, JalaliDate b) => a._index > b._index;

    /// <inheritdoc cref="CompareTo"/>
    public static bool operator <=(JalaliDate a, JalaliDate b) => a._index <= b._index;

    /// <inheritdoc cref="CompareTo"/>
    public static bool operator >=(JalaliDate a, JalaliDate b) => a._index >= b._index;

    /// <summary>Earlier days come first.</summary>
    public int CompareTo(JalaliDate other) => _index.CompareTo(other._index);

    /// <summary>Reads what a person typed; year first or day first, the month also by name.</summary>
    public static bool TryParse(string? text, out JalaliDate date) => JalaliText.TryParse(text, out date);

    /// <summary>Reads a date known to be right.</summary>
    /// <exception cref="FormatException">The text is no Jalali date.</exception>
    public static JalaliDate Parse(string text) =>
        TryParse(text, out var date) ? date : throw new FormatException(Hint);

    static JalaliDate IParsable<JalaliDate>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<JalaliDate>.TryParse(string? s, IFormatProvider? provider, out JalaliDate result) =>
        TryParse(s, out result);

    /// <summary>The short form «۱۴۰۵/۰۹/۰۲».</summary>
    public override string ToString() => JalaliText.Short(this, '۰', '/');

    /// <summary>The short form in Latin digits, <c>1405-09-02</c>, which sorts as text.</summary>
    public string ToLatinString() => JalaliText.Short(this, '0', '-');

    /// <summary>«دوشنبه ۲ آذر ۱۴۰۵».</summary>
    public string ToLongString() => JalaliText.Long(this, weekday: true);

    /// <summary>«۲ آذر ۱۴۰۵».</summary>
    public string ToMediumString() => JalaliText.Long(this, weekday: false);

    private static JalaliDate FromIndex(long index) =>
        index >= 0 && index < JalaliYears.TotalDays
            ? new JalaliDate((int)index)
            : throw new ArgumentOutOfRangeException(nameof(index), "The result is outside 1300–1500.");

    private static void CheckYear(int year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, JalaliYears.First);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, JalaliYears.Last);
    }

    private static int LengthOf(int year, int month) =>
        month <= 6 ? 31
        : month < 12 || JalaliYears.IsLeap(year) ? 30
        : 29;

    private static int IndexOf(int year, int month, int day) =>
        JalaliYears.StartOf(year) + (month <= 7 ? (month - 1) * 31 : 186 + ((month - 7) * 30)) + day - 1;

    private static int MonthOf(int dayOfYear) => dayOfYear < 186 ? (dayOfYear / 31) + 1 : ((dayOfYear - 186) / 30) + 7;

    private static int DayOfMonthOf(int dayOfYear) =>
        dayOfYear < 186 ? (dayOfYear % 31) + 1 : ((dayOfYear - 186) % 30) + 1;
}
