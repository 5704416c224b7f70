using System.Globalization;
using System.Text;

namespace Shahr.Kit.Audit;

/// <summary>The head of the chain when a day of Tehran was over: published, and kept by outsiders.</summary>
/// <param name="Day">The day that ended.</param>
/// <param name="Seq">Place of the last entry before midnight.</param>
/// <param name="ChainHash">The chain's hash at that place, lower-case hex.</param>
public sealed record AuditRoot(DateOnly Day, long Seq, string ChainHash)
{
    /// <summary>
    /// The line of a roots file: <c>2026-11-23 4711 9f2c…</c> (day, place, 64 hex digits, one space between).
    /// </summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Day:yyyy-MM-dd} {Seq} {ChainHash}");
}

/// <summary>
/// Roots as a text file, one line a day as <see cref="AuditRoot.ToString"/> writes it, days ascending. Empty lines and
/// lines that begin with <c>#</c> are for people. UTF-8, LF or CRLF.
/// </summary>
public static class RootsFile
{
    private const int MaxLine = 200;

    /// <summary>The file's text.</summary>
    public static string Write(IEnumerable<AuditRoot> roots)
    {
        var text = new StringBuilder("# shahr audit roots 1: day seq chain_hash\n");
        foreach (var root in roots.OrderBy(r => r.Day))
            text.Append(root).Append('\n');
        return text.ToString();
    }

    /// <summary>Reads a roots file, or refuses with the number of the first line that cannot be read.</summary>
    public static async Task<Result<IReadOnlyList<AuditRoot>>> ReadAsync(
        TextReader reader,
        CancellationToken ct = default
    )
    {
        var roots = new List<AuditRoot>();
        for (var number = 1; await reader.ReadLineAsync(ct) is { } line; number++)
        {
            var trimmed = line.Trim();
            if (trimmed.Length == 0 || trimmed[0] == '#')
                continue;
            if (Parse(trimmed) is not { } root || (roots.Count > 0 && !Follows(roots[^1], root)))
                return AuditProblems.RootsUnreadable.With(number);
            roots.Add(root);
        }

        return roots.Count == 0 ? AuditProblems.RootsEmpty : roots;
    }

    // A later day may repeat its predecessor's place (nothing happened), never go back.
    private static bool Follows(AuditRoot before, AuditRoot root) => root.Day > before.Day && root.Seq >= before.Seq;

    private static AuditRoot? Parse(string line)
    {
        if (line.Length > MaxLine)
            return null;
        var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 3 || parts[2].Length != 64 || !parts[2].All(char.IsAsciiHexDigit))
            return null;
        return
            DateOnly.TryParseExact(
                parts[0],
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var seq)
            && seq > 0
            ? new AuditRoot(day, seq, parts[2].ToLowerInvariant())
            : null;
    }
}
