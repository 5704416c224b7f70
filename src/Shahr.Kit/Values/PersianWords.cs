namespace Shahr.Kit.Values;

/// <summary>Whole numbers in Persian words.</summary>
public static class PersianWords
{
    private static readonly string[] _small =
    [
        "صفر",
        "یک",
        "دو",
        "سه",
        "چهار",
        "پنج",
        "شش",
        "هفت",
        "هشت",
        "نه",
        "ده",
        "یازده",
        "دوازده",
        "سیزده",
        "چهارده",
        "پانزده",
        "شانزده",
        "هفده",
        "هجده",
        "نوزده",
    ];

    private static readonly string[] _tens = ["", "", "بیست", "سی", "چهل", "پنجاه", "شصت", "هفتاد", "هشتاد", "نود"];

    private static readonly string[] _hundreds =
    [
        "",
        "یکصد",
        "دویست",
        "سیصد",
        "چهارصد",
        "پانصد",
        "ششصد",
        "هفتصد",
        "هشتصد",
        "نهصد",
    ];

    /// <summary>
    /// The number in words: «یک میلیون و دویست و پنجاه هزار», «منفی هفت», «هزار و پانصد». Above a milliard it
    /// counts in milliards («دو هزار میلیارد»), which no reader can mistake, unlike «تریلیون».
    /// </summary>
    public static string Of(long number)
    {
        if (number == 0)
            return _small[0];
        var magnitude = (ulong)Int128.Abs(number);
        var words =
            magnitude >= 1_000_000_000
                ? Join(Milliards(magnitude / 1_000_000_000), BelowMilliard(magnitude % 1_000_000_000))
                : BelowMilliard(magnitude);
        return number < 0 ? "منفی " + words : words;
    }

    private static string Milliards(ulong count) =>
        count >= 1_000_000_000
            ? Join(BelowMilliard(count / 1_000_000_000) + " میلیارد میلیارد", MilliardsBelow(count % 1_000_000_000))
            : MilliardsBelow(count);

    private static string MilliardsBelow(ulong count) => count == 0 ? "" : BelowMilliard(count) + " میلیارد";

    private static string BelowMilliard(ulong number)
    {
        var words = "";
        for (var scale = 2; scale >= 0; scale--)
        {
            var size = scale switch
            {
                2 => 1_000_000UL,
                1 => 1_000UL,
                _ => 1UL,
            };
            var group = (int)(number / size % 1_000);
            if (group == 0)
                continue;

            // «هزار» alone is said for one thousand, not «یک هزار».
            var part = (group, scale) switch
            {
                (1, 1) => "هزار",
                (_, 0) => BelowThousand(group),
                _ => $"{BelowThousand(group)} {(scale == 1 ? "هزار" : "میلیون")}",
            };
            words = Join(words, part);
        }

        return words;
    }

    private static string BelowThousand(int number)
    {
        var rest = number % 100;
        var small = rest < 20 ? (rest == 0 ? "" : _small[rest]) : Join(_tens[rest / 10], Unit(rest % 10));
        return Join(_hundreds[number / 100], small);
    }

    private static string Unit(int digit) => digit == 0 ? "" : _small[digit];

    private static string Join(string first, string second) =>
        first.Length == 0 ? second
        : second.Length == 0 ? first
        : $"{first} و {second}";
}
