using Microsoft.AspNetCore.Http;
using Shahr.Kit.Values;

namespace Shahr.Identity;

/// <summary>A day as a <c>DateField</c> sends it, in three parts.</summary>
internal static class TypedDay
{
    private const int LongestPart = 20;

    /// <summary>The Jalali day of a field, or null where it is none.</summary>
    public static JalaliDate? In(IFormCollection typed, string name)
    {
        var parts = new[] { "Year", "Month", "Day" }.Select(p =>
            (typed[name + p].FirstOrDefault() ?? "") is { Length: <= LongestPart } part ? part.Trim() : ""
        );
        return JalaliDate.TryParse(string.Join('/', parts), out var day) ? day : null;
    }

    /// <summary>The instant at which a day begins in the city.</summary>
    public static DateTime BeginOf(JalaliDate day) =>
        PersianTime.FromTehran(day.ToDateOnly().ToDateTime(TimeOnly.MinValue));
}
