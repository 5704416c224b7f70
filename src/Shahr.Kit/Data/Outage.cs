using Microsoft.Data.Sqlite;
using Npgsql;

namespace Shahr.Kit.Data;

/// <summary>
/// What no code of ours can mend: a full or read-only disk, a database that is gone or shutting down. The operator is
/// told in one line, the person that it passes.
/// </summary>
public static class Outage
{
    // https://www.sqlite.org/rescode.html: busy, read-only, input/output, full, cannot open.
    private static readonly int[] SqliteCodes = [5, 8, 10, 13, 14];

    // Classes of the PostgreSQL manual's appendix A: connection, resources, operator's intervention, system error.
    private static readonly string[] PostgresClasses = ["08", "53", "57", "58"];

    /// <summary>True when the exception, or one it wraps, is the world's.</summary>
    public static bool Is(Exception broken) =>
        broken switch
        {
            SqliteException sqlite => SqliteCodes.Contains(sqlite.SqliteErrorCode & 0xFF),
            PostgresException refused => PostgresClasses.Contains(refused.SqlState[..2]),
            NpgsqlException lost => lost.IsTransient || lost.InnerException is IOException or TimeoutException,
            IOException io when IsFull(io) => true,
            { InnerException: { } inner } => Is(inner),
            _ => false,
        };

    /// <summary>True when SQLite refused a write because the disk, or the connection, is for reading only.</summary>
    internal static bool IsReadOnly(Exception broken) =>
        broken is SqliteException { SqliteErrorCode: 8 } || (broken.InnerException is { } inner && IsReadOnly(inner));

    private static bool IsFull(IOException io) => io.Message.Contains("No space left", StringComparison.Ordinal);
}
