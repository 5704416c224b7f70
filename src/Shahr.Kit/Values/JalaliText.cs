namespace Shahr.Kit.Values;

/// <summary>
/// Reading and writing of Jalali dates. Accepted, in any digits: year first («۱۴۰۵/۹/۲», 1405-09-02, 14050902) or day
/// first (2/9/1405); the month by name («2 آذر 1405», «آذر ۲ ۱۴۰۵»), a weekday before it («دوشنبه، ۲ آذرماه ۱۴۰۵»).
/// A year of two digits is refused: «۰۵» may be 1305 or 1405, and a wrong birthday is worse than a question.
/// </summary>
internal static class JalaliText
{
    private static readonly string[] _monthKeys = [.. JalaliNames.Months.Select(PersianText.SearchKey)];

    private static readonly string[] _weekdayKeys =
    [
        .. Enum.GetValues<DayOfWeek>().Select(JalaliNames.Weekday).Select(PersianText.SearchKey),
    ];

    internal static bool TryParse(string? text, out JalaliDate date)
    {
        date = default;
        if (string.IsNullOrWhiteSpace(text) || text.Length > 64)
            return false;

        // The search key folds letters, digits and marks, and leaves words and numbers with one blank between.
        Span<int> numbers = stackalloc int[3];
        var count = 0;
        var month = 0;
        foreach (var word in PersianText.SearchKey(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (char.IsAsciiDigit(word[0]))
            {
                if (word.Length == 8 && count == 0)
                    return TryParseCompact(word, out date);
                if (count == 3 || word.Length > 4 || !int.TryParse(word, out numbers[count++]))
                    return false;
            }
            else if (MonthOf(word) is var found and > 0 && month == 0)
            {
                month = found;
            }
            else if (!IsNoise(word, month, count))
            {
                return false;
            }
        }

        return TryBuild(numbers[..count], month, out date);
    }

    private static bool TryBuild(ReadOnlySpan<int> numbers, int month, out JalaliDate date)
    {
        var parts = (numbers.Length, month) switch
        {
            (3, 0) => numbers[0] >= 1000 ? (numbers[0], numbers[1], numbers[2]) : (numbers[2], numbers[1], numbers[0]),
            (2, > 0) => numbers[0] >= 1000 ? (numbers[0], month, numbers[1]) : (numbers[1], month, numbers[0]),
            _ => (0, 0, 0),
        };
        var (year, monthOfYear, day) = parts;
        var exists = JalaliDate.Exists(year, monthOfYear, day);
        date = exists ? new JalaliDate(year, monthOfYear, day) : default;
        return exists;
    }

    private static bool TryParseCompact(string word, out JalaliDate date)
    {
        date = default;
        return int.TryParse(word, out var packed)
            && TryBuild([packed / 10_000, packed / 100 % 100, packed % 100], 0, out date);
    }

    private static int MonthOf(string word)
    {
        if (word.EndsWith("ماه", StringComparison.Ordinal))
            word = word[..^3];
        return word == "امرداد" ? 5 : Array.IndexOf(_monthKeys, word) + 1;
    }

    private static bool IsNoise(string word, int month, int count) =>
        word switch
        {
            "ماه" => month > 0,
            "سال" or "روز" or "مورخ" => true,
            "شنبه" => count == 0 && month == 0,
            "یک" or "دو" or "سه" or "چهار" or "پنج" => count == 0 && month == 0,
            _ => count == 0 && month == 0 && Array.IndexOf(_weekdayKeys, word) >= 0,
        };

    internal static string Short(JalaliDate date, char zero, char separator) =>
        string.Create(
            10,
            (date, zero, separator),
            static (span, state) => WriteShort(span, state.date, state.zero, state.separator)
        );

    internal static void WriteShort(Span<char> span, JalaliDate date, char zero, char separator)
    {
        var (year, month, day) = date;
        WriteNumber(span[..4], year, zero);
        WriteNumber(span[5..7], month, zero);
        WriteNumber(span[8..10], day, zero);
        span[4] = span[7] = separator;
    }

    internal static string Long(JalaliDate date, bool weekday)
    {
        var (year, month, day) = date;
        Span<char> buffer = stackalloc char[40];
        var length = 0;
        if (weekday)
        {
            length = Append(buffer, length, date.WeekdayName);
            buffer[length++] = ' ';
        }

        var digits = day < 10 ? 1 : 2;
        WriteNumber(buffer.Slice(length, digits), day, '۰');
        length += digits;
        buffer[length++] = ' ';
        length = Append(buffer, length, JalaliNames.Month(month));
        buffer[length++] = ' ';
        WriteNumber(buffer.Slice(length, 4), year, '۰');
        return buffer[..(length + 4)].ToString();
    }

    private static int Append(Span<char> buffer, int length, string text)
    {
        text.CopyTo(buffer[length..]);
        return length + text.Length;
    }

    private static void WriteNumber(Span<char> span, int number, char zero)
    {
        for (var i = span.Length - 1; i >= 0; i--, number /= 10)
            span[i] = (char)(zero + (number % 10));
    }
}
