namespace Shahr.Kit.Values;

/// <summary>One official holiday.</summary>
/// <param name="Date">The day.</param>
/// <param name="Title">Its Persian title.</param>
public readonly record struct Holiday(JalaliDate Date, string Title);

/// <summary>The official holidays of one Jalali year, as published before it begins.</summary>
/// <param name="Year">The Jalali year, which counts as known even when the list is empty.</param>
/// <param name="Days">Its holidays; weekends need not be listed.</param>
public sealed record HolidayYear(int Year, IReadOnlyList<Holiday> Days);

/// <summary>
/// Reading of holiday lists: the ones that come with the house, and the ones an administrator brings.
/// </summary>
public static class Holidays
{
    private static readonly Lazy<IReadOnlyList<HolidayYear>> _builtIn = new(ReadBuiltIn);

    /// <summary>The years that come with the house, 1395–1405.</summary>
    public static IReadOnlyList<HolidayYear> BuiltIn => _builtIn.Value;

    /// <summary>
    /// Reads lines of «1406/01/01 نوروز» in any digits; empty lines and lines that begin with # are passed over.
    /// </summary>
    /// <param name="text">The whole list.</param>
    /// <param name="years">The years found, in order; empty when a line is wrong.</param>
    /// <param name="wrongLine">The number of the first line that is no holiday, from 1; 0 when all are right.</param>
    public static bool TryRead(string text, out IReadOnlyList<HolidayYear> years, out int wrongLine)
    {
        var days = new List<Holiday>();
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            var cleaned = PersianText.CleanLine(line);
            if (cleaned.Length == 0 || cleaned[0] == '#')
                continue;

            var blank = cleaned.IndexOf(' ', StringComparison.Ordinal);
            if (blank < 0 || !JalaliDate.TryParse(cleaned[..blank], out var date))
            {
                years = [];
                wrongLine = number;
                return false;
            }

            days.Add(new Holiday(date, cleaned[(blank + 1)..]));
        }

        years =
        [
            .. days.OrderBy(static day => day.Date)
                .GroupBy(static day => day.Date.Year)
                .Select(static year => new HolidayYear(year.Key, [.. year])),
        ];
        wrongLine = 0;
        return true;
    }

    private static IReadOnlyList<HolidayYear> ReadBuiltIn()
    {
        using var stream =
            typeof(Holidays).Assembly.GetManifestResourceStream("Shahr.Kit.Values.holidays.txt")
            ?? throw new InvalidOperationException("The list of holidays is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return TryRead(reader.ReadToEnd(), out var years, out var wrongLine)
            ? years
            : throw new InvalidOperationException($"The built-in list of holidays is wrong in line {wrongLine}.");
    }
}
