using System.Globalization;

namespace Shahr.Ui;

/// <summary>Digits of a language, for output only. Reading typed digits belongs to the slice.</summary>
internal static class UiNumber
{
    internal static string Localize(string text, string language)
    {
        if (language != "fa" || text.AsSpan().IndexOfAnyInRange('0', '9') < 0)
            return text;
        return string.Create(
            text.Length,
            text,
            static (span, source) =>
            {
                for (var i = 0; i < span.Length; i++)
                    span[i] = source[i] is >= '0' and <= '9' ? (char)(source[i] - '0' + '۰') : source[i];
            }
        );
    }

    internal static string Grouped(long value, string language)
    {
        var text = value.ToString("#,0", CultureInfo.InvariantCulture);
        return language == "fa" ? Localize(text, language).Replace(',', '٬') : text;
    }

    /// <summary>Invariant number for attributes of SVG and HTML.</summary>
    internal static string Attribute(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Degrees with the six places a map needs (about 10 cm).</summary>
    internal static string Attribute6(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
