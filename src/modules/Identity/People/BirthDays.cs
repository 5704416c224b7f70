using System.Globalization;
using Shahr.Kit.Values;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>
/// A day of birth as it is typed, kept and shown: passports have the Gregorian one, Persian pages the Jalali.
/// </summary>
internal static class BirthDays
{
    private const string Form = "yyyy-MM-dd";
    private const int OldestAge = 130;

    /// <summary>
    /// Reads year, month and day; a year before 1600 is Jalali. Null for no day, or none of a living person.
    /// </summary>
    public static DateOnly? Read(string? typed, DateOnly today)
    {
        if (typed is null or { Length: > 40 })
            return null;
        var text = PersianText.ToLatinDigits(typed).Trim().Replace('/', '-').Replace('.', '-');
        var parts = text.Split('-');
        if (parts.Length != 3 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var year))
            return null;
        DateOnly? day =
            year < 1600 ? (JalaliDate.TryParse(string.Join('/', parts), out var jalali) ? jalali.ToDateOnly() : null)
            : DateOnly.TryParseExact(
                text,
                ["yyyy-M-d", Form],
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var gregorian
            )
                ? gregorian
            : null;
        return day is { } born && born <= today && born.Year >= today.Year - OldestAge ? born : null;
    }

    public static string Keep(DateOnly day) => day.ToString(Form, CultureInfo.InvariantCulture);

    public static DateOnly Kept(string text) => DateOnly.ParseExact(text, Form, CultureInfo.InvariantCulture);

    /// <summary>In the reader's calendar.</summary>
    public static string Say(DateOnly day, UiContext ui) =>
        ui.Language == "en"
            ? day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)
            : JalaliDate.From(day).ToLongString();
}
