namespace Shahr.Kit.Values;

/// <summary>Instants as people in Iran read them: Tehran time, Jalali days, Persian words.</summary>
/// <remarks>
/// Since 1401 Iran keeps +03:30 all year round; before that the clock was moved in spring and autumn. The system's
/// time-zone data knows both. On a bare machine without that data the fixed offset is used, which is right from 1401
/// on.
/// </remarks>
public static class PersianTime
{
    private static readonly TimeZoneInfo _tehran = TimeZoneInfo.TryFindSystemTimeZoneById("Asia/Tehran", out var zone)
        ? zone
        : TimeZoneInfo.CreateCustomTimeZone("Asia/Tehran", new TimeSpan(3, 30, 0), "Tehran", "Tehran");

    /// <summary>The wall clock in Tehran at an instant; the kind of the result is unspecified.</summary>
    /// <param name="utc">An instant in UTC; an unspecified kind is taken as UTC, as databases hand it back.</param>
    public static DateTime ToTehran(DateTime utc)
    {
        // Close to the ends of DateTime the offset does not fit; no city lives there, so the ends stay as they are.
        var offset = _tehran.GetUtcOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc)).Ticks;
        var ticks = Math.Clamp(utc.Ticks + offset, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks);
        return new DateTime(ticks, DateTimeKind.Unspecified);
    }

    /// <summary>
    /// The instant of a wall-clock time in Tehran. Of an hour that happened twice the later is meant, and an hour that
    /// was skipped is read as if the clock had not been moved; neither has occurred since 1401.
    /// </summary>
    public static DateTime FromTehran(DateTime local)
    {
        var offset = _tehran.GetUtcOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified)).Ticks;
        var ticks = Math.Clamp(local.Ticks - offset, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks);
        return new DateTime(ticks, DateTimeKind.Utc);
    }

    /// <summary>The Jalali day in Tehran at an instant.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is outside 1300–1500.</exception>
    public static JalaliDate DayOf(DateTime utc) => JalaliDate.From(DateOnly.FromDateTime(ToTehran(utc)));

    /// <summary>The instant at which a day begins in the city, UTC.</summary>
    public static DateTime BeginOf(JalaliDate day) => FromTehran(day.ToDateOnly().ToDateTime(TimeOnly.MinValue));

    /// <summary>«دوشنبه ۲ آذر ۱۴۰۵، ساعت ۱۴:۳۰».</summary>
    public static string Long(DateTime utc) => $"{DayOf(utc).ToLongString()}، ساعت {Clock(utc)}";

    /// <summary>«۱۴۰۵/۰۹/۰۲ ۱۴:۳۰».</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is outside 1300–1500.</exception>
    public static string Short(DateTime utc)
    {
        var local = ToTehran(utc);
        return string.Create(
            16,
            local,
            static (span, time) =>
            {
                JalaliText.WriteShort(span[..10], JalaliDate.From(DateOnly.FromDateTime(time)), '۰', '/');
                span[10] = ' ';
                WriteClock(span[11..], time);
            }
        );
    }

    /// <summary>«۱۴:۳۰».</summary>
    public static string Clock(DateTime utc) => string.Create(5, ToTehran(utc), WriteClock);

    /// <summary>
    /// How long ago, or how far ahead, in plain time: «همین حالا», «۵ دقیقه پیش», «۲ ساعت دیگر», «دیروز»,
    /// «۳ روز پیش»; from thirty days on the day itself, «۲ آذر ۱۴۰۵».
    /// </summary>
    public static string Relative(DateTime utc, DateTime nowUtc)
    {
        var distance = (nowUtc - utc).Duration();
        var side = utc <= nowUtc ? "پیش" : "دیگر";
        if (distance < TimeSpan.FromMinutes(1))
            return "همین حالا";
        if (distance < TimeSpan.FromHours(1))
            return $"{Digits((int)distance.TotalMinutes)} دقیقه {side}";

        var days = DayOf(nowUtc) - DayOf(utc);
        if (days == 0 || distance < TimeSpan.FromHours(6))
            return $"{Digits((int)distance.TotalHours)} ساعت {side}";
        return days switch
        {
            1 => "دیروز",
            -1 => "فردا",
            > -30 and < 30 => $"{Digits(Math.Abs(days))} روز {side}",
            _ => DayOf(utc).ToMediumString(),
        };
    }

    /// <summary>
    /// What is left until a deadline in working time: «۳ روز کاری مانده», «۲ ساعت کاری مانده», «۴۰ دقیقه مانده»;
    /// after it «۲ روز کاری گذشته». A day is what the office works on its longest day.
    /// </summary>
    public static string Remaining(DateTime dueUtc, DateTime nowUtc, WorkCalendar calendar)
    {
        var late = nowUtc > dueUtc;
        var minutes = Math.Abs(calendar.WorkingMinutesBetween(nowUtc, dueUtc).Value);
        var word = late ? "گذشته" : "مانده";
        if (minutes >= calendar.FullDayMinutes)
            return $"{Digits(minutes / calendar.FullDayMinutes)} روز کاری {word}";
        if (minutes >= 60)
            return $"{Digits(minutes / 60)} ساعت کاری {word}";
        if (minutes > 0)
            return $"{Digits(minutes)} دقیقه {word}";
        return late ? "مهلت گذشته" : "مهلت رو به پایان است";
    }

    private static void WriteClock(Span<char> span, DateTime time)
    {
        span[0] = (char)('۰' + (time.Hour / 10));
        span[1] = (char)('۰' + (time.Hour % 10));
        span[2] = ':';
        span[3] = (char)('۰' + (time.Minute / 10));
        span[4] = (char)('۰' + (time.Minute % 10));
    }

    private static string Digits(int number) =>
        PersianText.ToPersianDigits(number.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
