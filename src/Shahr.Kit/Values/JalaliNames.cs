namespace Shahr.Kit.Values;

/// <summary>Persian names of months and weekdays.</summary>
public static class JalaliNames
{
    private static readonly string[] _months =
    [
        "فروردین",
        "اردیبهشت",
        "خرداد",
        "تیر",
        "مرداد",
        "شهریور",
        "مهر",
        "آبان",
        "آذر",
        "دی",
        "بهمن",
        "اسفند",
    ];

    private static readonly string[] _weekdays = ["یکشنبه", "دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه"];

    /// <summary>The twelve months in order.</summary>
    public static IReadOnlyList<string> Months => _months;

    /// <summary>The name of month 1–12.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The month is not 1–12.</exception>
    public static string Month(int month)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(month, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(month, 12);
        return _months[month - 1];
    }

    /// <summary>The name of a weekday.</summary>
    public static string Weekday(DayOfWeek day) => _weekdays[(int)day];
}
