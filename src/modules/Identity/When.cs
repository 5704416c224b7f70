using System.Globalization;
using Shahr.Kit.Values;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>Instants as this page's reader reads them.</summary>
internal static class When
{
    public static string Long(DateTime utc, UiContext ui) => Long(utc, ui.Language);

    public static string Long(DateTime utc, string language) =>
        language == "en"
            ? PersianTime.ToTehran(utc).ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture)
            : PersianTime.Long(utc);

    public static string Ago(DateTime utc, DateTime now, UiContext ui)
    {
        if (ui.Language != "en")
            return PersianTime.Relative(utc, now);
        return now - utc < TimeSpan.FromHours(2) ? "within two hours" : Long(utc, ui);
    }
}
