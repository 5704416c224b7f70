using Microsoft.AspNetCore.Http;
using Shahr.Kit.Values;

namespace Shahr.Ui;

/// <summary>A day as a <c>DateField</c> sends it, in three parts.</summary>
public static class TypedDay
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
}
