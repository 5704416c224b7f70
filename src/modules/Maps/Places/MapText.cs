using Shahr.Kit.Values;

namespace Shahr.Maps;

/// <summary>Words of the map: folding for search, titles for people.</summary>
internal static class MapText
{
    /// <summary>The search key of the house, with ß as ss, so that Hauptstrasse finds Hauptstraße.</summary>
    public static string Fold(string? text) => PersianText.SearchKey(text).Replace("ß", "ss", StringComparison.Ordinal);

    /// <summary>«خیابان سعدی، پلاک ۱۲».</summary>
    public static string Address(string? street, string number) =>
        string.IsNullOrEmpty(street)
            ? "پلاک " + PersianText.ToPersianDigits(number)
            : $"{street}، پلاک {PersianText.ToPersianDigits(number)}";

    public static string AddressEn(string? street, string number) =>
        string.IsNullOrEmpty(street)
            ? "No. " + PersianText.ToLatinDigits(number)
            : $"{street} {PersianText.ToLatinDigits(number)}";
}
