using System.Globalization;

namespace Shahr.Kit.Values;

/// <summary>Reads a latitude or a longitude as people type it: any digits, «٫», «/» or a dot.</summary>
public static class TypedDegrees
{
    private const int Longest = 100;

    /// <summary>Degrees between −<paramref name="limit"/> and <paramref name="limit"/>, or null.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="limit">90 for a latitude, 180 for a longitude.</param>
    public static double? Read(string? text, double limit)
    {
        if (text is not { Length: <= Longest })
            return null;
        var plain = PersianText.ToLatinDigits(PersianText.CleanLine(text)).Replace('٫', '.').Replace('/', '.');
        return
            double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && double.IsFinite(value)
            && Math.Abs(value) <= limit
            ? value
            : null;
    }
}
