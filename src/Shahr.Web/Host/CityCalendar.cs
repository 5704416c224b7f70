using System.Globalization;
using Shahr.Kit.Values;
using Shahr.Web.Cli;

namespace Shahr.Web.Host;

/// <summary>
/// The city's working calendar: the holidays that come with the house and the years an administrator added, one file a
/// year under <c>holidays/</c> in the data folder.
/// </summary>
internal static class CityCalendar
{
    public const string Folder = "holidays";

    // The shortest published year had more; a list with fewer was cut off or is not a year's.
    private const int FewestDays = 10;

    /// <exception cref="StartException">An added list cannot be read; its name and line are told.</exception>
    public static WorkCalendar Open(string data)
    {
        var folder = Path.Join(data, Folder);
        if (!Directory.Exists(folder))
            return WorkCalendar.Default;
        var added = Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal).SelectMany(Read).ToList();
        return added.Count == 0
            ? WorkCalendar.Default
            : new WorkCalendar(WorkWeek.Office, [.. Holidays.BuiltIn, .. added]);
    }

    /// <summary>Takes a list in: one year or several, each replacing what was known of it. Answers the years.</summary>
    public static IReadOnlyList<HolidayYear> Add(string data, string file)
    {
        if (!File.Exists(file))
            throw new StartException($"پروندهٔ «{file}» پیدا نشد.", $"The file '{file}' was not found.");
        var years = Read(file);
        if (years.Count == 0)
            throw new StartException($"در «{file}» هیچ روزی نیست.", $"There is no day in '{file}'.");
        foreach (var year in years)
            MustBeWhole(year);
        var folder = Directory.CreateDirectory(Path.Join(data, Folder)).FullName;
        foreach (var year in years)
        {
            var target = Path.Join(folder, string.Create(CultureInfo.InvariantCulture, $"{year.Year}.txt"));
            File.WriteAllLines(target + ".new", year.Days.Select(Line));
            File.Move(target + ".new", target, overwrite: true);
        }

        return years;
    }

    private static IReadOnlyList<HolidayYear> Read(string file) =>
        Holidays.TryRead(File.ReadAllText(file), out var years, out var wrongLine)
            ? years
            : throw new StartException(
                $"سطر {Cli.BackupCommand.Fa(wrongLine)} از «{file}» روز تعطیل نیست. هر سطر چنین است: 1406/01/01 نوروز",
                $"Line {wrongLine} of '{file}' is no holiday. A line looks like: 1406/01/01 نوروز"
            );

    private static void MustBeWhole(HolidayYear year)
    {
        if (year.Days.Count >= FewestDays && year.Days.Any(day => day.Date is { Month: 1, Day: 1 }))
            return;
        throw new StartException(
            $"فهرست سال {Cli.BackupCommand.Fa(year.Year)} کامل نیست: نوروز و دست‌کم "
                + $"{Cli.BackupCommand.Fa(FewestDays)} روز باید در آن باشد، وگرنه مهلت‌ها نادرست "
                + "شمرده می‌شوند.",
            $"The list of {year.Year} is not whole: it must hold Nowruz and at least {FewestDays} days, or deadlines "
                + "would be counted wrongly."
        );
    }

    private static string Line(Holiday day) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{day.Date.Year:D4}/{day.Date.Month:D2}/{day.Date.Day:D2} {day.Title}"
        );
}
