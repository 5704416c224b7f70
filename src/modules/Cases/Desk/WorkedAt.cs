using System.Globalization;
using Microsoft.AspNetCore.Http;
using Shahr.Kit;
using Shahr.Kit.Values;

namespace Shahr.Cases.Desk;

/// <summary>When a step's work was really done, as its officer says on entering the result.</summary>
internal static class WorkedAt
{
    /// <summary>The instant in UTC, or null where nothing was said; or what to put right.</summary>
    /// <param name="form">The day in three inputs, as a date field sends it, and the time under <c>Time</c>.</param>
    /// <param name="name">Name of the field.</param>
    public static Result<DateTime?> Read(IFormCollection form, string name)
    {
        string Part(string part)
        {
            var typed = form[name + part].FirstOrDefault() ?? "";
            return PersianText.ToLatinDigits(PersianText.CleanLine(typed.Length > 20 ? typed[..20] : typed));
        }

        var (day, time) = (new[] { "Year", "Month", "Day" }.Select(Part).ToList(), Part("Time"));
        if (day.TrueForAll(d => d.Length == 0) && time.Length == 0)
            return (DateTime?)null;
        if (!JalaliDate.TryParse(string.Join('/', day), out var jalali))
            return CasesProblems.NotADay.On(name);
        // «9:30» and «09:30»; the day alone would leave open whether it was in time.
        if (!TimeOnly.TryParseExact(time, ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, 0, out var clock))
            return WorkProblems.TimeNeeded.On(name + "Time");
        return PersianTime.FromTehran(jalali.ToDateOnly().ToDateTime(clock));
    }
}
