using System.Globalization;
using Shahr.Kit.Values;

namespace Shahr.Ui;

/// <summary>Instants as their reader reads them, in the city's time.</summary>
public static class When
{
    /// <summary>Day and hour for the reader of this page.</summary>
    public static string Long(DateTime utc, UiContext ui) => Long(utc, ui.Language);

    /// <summary>Day and hour in a language: letters are not always read in that of the page.</summary>
    public static string Long(DateTime utc, string language) =>
        language == "en"
            ? PersianTime.ToTehran(utc).ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture)
            : PersianTime.Long(utc);

    /// <summary>A day in a language, without an hour.</summary>
    public static string Day(JalaliDate day, string language) =>
        language == "en" ? day.ToDateOnly().ToString("d MMM yyyy", CultureInfo.InvariantCulture) : day.ToLongString();

    /// <summary>How long ago, from the present instant.</summary>
    public static string Ago(DateTime utc, DateTime now, UiContext ui)
    {
        if (ui.Language != "en")
            return PersianTime.Relative(utc, now);
        return now - utc < TimeSpan.FromHours(2) ? "within two hours" : Long(utc, ui);
    }
}
