using System.Globalization;
using Shahr.Kit.Values;
using Shahr.Ui;

namespace Shahr.Partners;

/// <summary>Instants as this page's reader reads them.</summary>
internal static class When
{
    public static string Long(DateTime utc, UiContext ui) =>
        ui.Language == "en"
            ? PersianTime.ToTehran(utc).ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture)
            : PersianTime.Long(utc);
}
