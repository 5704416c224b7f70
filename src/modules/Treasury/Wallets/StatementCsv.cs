using System.Globalization;
using System.Text;
using Shahr.Kit.Values;

namespace Shahr.Treasury;

/// <summary>A statement as a table for spreadsheets: UTF-8 with the mark by which they know it.</summary>
internal static class StatementCsv
{
    public static async Task WriteAsync(IAsyncEnumerable<StatementLine> lines, Stream body, CancellationToken ct)
    {
        await using var text = new StreamWriter(body, new UTF8Encoding(true), leaveOpen: true) { NewLine = "\r\n" };
        await text.WriteLineAsync("position,at_utc,day,title,note,amount_rial,balance_rial,payment");
        await foreach (var line in lines.WithCancellation(ct))
        {
            string[] cells =
            [
                line.Position.ToString(CultureInfo.InvariantCulture),
                line.At.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                PersianTime.DayOf(line.At).ToLatinString(),
                Cell(line.Title),
                Cell(line.Note ?? ""),
                line.Amount.ToInvariantString(),
                line.After.ToInvariantString(),
                line.Receipt ?? "",
            ];
            await text.WriteLineAsync(string.Join(',', cells));
        }
    }

    // A cell that begins like a formula would be reckoned by the reader's program.
    private static string Cell(string text)
    {
        var safe = text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text;
        return '"' + safe.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
    }
}
