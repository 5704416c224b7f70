using System.Text.RegularExpressions;
using Shahr.Identity;
using Shahr.Kit.Values;

namespace Shahr.Web.Cli;

/// <summary>A file of offices: <c>code ; name in Persian ; name in English</c>, one a line.</summary>
internal static partial class OfficeLines
{
    private const int LongestName = 100;
    private const int MostLines = 1_000;

    /// <summary>The offices in the order of the file.</summary>
    /// <exception cref="StartException">The file cannot be read, or a line of it.</exception>
    public static IReadOnlyList<NewOffice> Read(string path)
    {
        var offices = new List<NewOffice>();
        foreach (var (position, line) in Lines(path).Index())
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (Office(line) is not { } office || offices.Exists(o => o.Code == office.Code))
            {
                throw new StartException(
                    $"سطر {BackupCommand.Fa(position + 1)} درست نیست یا کدش تکراری است. چنین بنویسید: "
                        + "lighting ; ادارهٔ روشنایی ; Street lighting",
                    $"Line {position + 1} is not right, or its code is there twice. Write it as: "
                        + "lighting ; ادارهٔ روشنایی ; Street lighting"
                );
            }

            offices.Add(office);
        }

        return offices.Count > 0
            ? offices
            : throw new StartException("در این پرونده هیچ اداره‌ای نیست.", "There is no office in this file.");
    }

    private static List<string> Lines(string path)
    {
        try
        {
            return [.. File.ReadLines(path).Take(MostLines).Select(PersianText.CleanLine)];
        }
        catch (Exception away) when (away is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"پروندهٔ «{path}» پیدا نشد یا خوانده نمی‌شود.", $"'{path}' cannot be read.");
        }
    }

    private static NewOffice? Office(string line) =>
        line.Split(';', StringSplitOptions.TrimEntries) is [var code, var fa, var en]
        && Code().IsMatch(code)
        && fa.Length is > 1 and <= LongestName
        && en.Length is > 1 and <= LongestName
            ? new NewOffice(code, fa, en)
            : null;

    [GeneratedRegex("^[a-z][a-z0-9-]{1,39}$", RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}
