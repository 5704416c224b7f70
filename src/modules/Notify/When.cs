using System.Globalization;
using Shahr.Kit.Values;

namespace Shahr.Notify;

/// <summary>An instant in the reader's language.</summary>
internal static class When
{
    public static string In(string language, DateTime utc) =>
        language == "en"
            ? PersianTime.ToTehran(utc).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)
            : PersianTime.Long(utc);
}
