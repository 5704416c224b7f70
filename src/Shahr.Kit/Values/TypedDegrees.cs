using System.Globalization;

namespace Shahr.Kit.Values;

/// <summary>Reads a latitude or a longitude as people type it: any digits, «٫», «/» or a dot.</summary>
public static class TypedDegrees
{
    private const int Longest = 100;

    private const StringSplitOptions Tidy = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;

    /// <summary>A point as «latitude, longitude», with a comma or a blank between them, or null.</summary>
    public static (double Lat, double Lon)? ReadPair(string row) =>
        row.Split([',', '،', ' ', '\t'], Tidy) is [var first, var second]
        && Read(first, 90) is { } lat
        && Read(second, 180) is { } lon
            ? (lat, lon)
            : null;

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
