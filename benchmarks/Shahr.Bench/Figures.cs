using System.Globalization;

namespace Shahr.Bench;

/// <summary>Medians, percentiles and how numbers are printed.</summary>
internal static class Figures
{
    public static double Median(this IEnumerable<double> values) => Percentile([.. values], 50);

    /// <summary>The nearest-rank percentile; the list is sorted in place.</summary>
    public static double Percentile(double[] values, double percent)
    {
        if (values.Length == 0)
            throw new BenchException("Nothing was measured.");
        Array.Sort(values);
        if (percent == 50 && values.Length % 2 == 0)
            return (values[(values.Length / 2) - 1] + values[values.Length / 2]) / 2;
        return values[Math.Clamp((int)Math.Ceiling(percent / 100 * values.Length) - 1, 0, values.Length - 1)];
    }

    public static string Whole(double value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    public static string One(double value) => value.ToString("#,0.0", CultureInfo.InvariantCulture);

    public static string Two(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    public static string Ratio(double value) =>
        value.ToString(value < 1 ? "0.00" : "0.0", CultureInfo.InvariantCulture) + "×";
}
