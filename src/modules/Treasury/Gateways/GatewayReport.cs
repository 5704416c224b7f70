using System.Globalization;
using Shahr.Kit.Values;

namespace Shahr.Treasury;

/// <summary>One payment as one side wrote it down.</summary>
/// <param name="Reference">Number of the payment at the bank.</param>
/// <param name="Amount">Whole rials.</param>
internal readonly record struct MoneyLine(string Reference, Rial Amount);

/// <summary>The file a provider or the bank sends of a day: «reference,amount», a line each.</summary>
internal static class GatewayReport
{
    /// <exception cref="GatewaySilentException">A line that cannot be read: nothing of the file counts.</exception>
    public static IReadOnlyList<MoneyLine> Read(string text)
    {
        var lines = new List<MoneyLine>();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var comma = line.IndexOf(',', StringComparison.Ordinal);
            if (
                comma is < 1 or > 40
                || !long.TryParse(
                    line.AsSpan(comma + 1),
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var amount
                )
            )
                throw new GatewaySilentException($"Line {lines.Count + 1} of the report cannot be read.");
            lines.Add(new MoneyLine(line[..comma], new Rial(amount)));
        }

        lines.Sort((a, b) => string.CompareOrdinal(a.Reference, b.Reference));
        return lines;
    }

    public static string Write(IEnumerable<MoneyLine> lines) =>
        string.Concat(lines.Select(l => l.Reference + "," + l.Amount.ToInvariantString() + "\n"));
}
