using System.Data.Common;

namespace Shahr.Kit.Data;

/// <summary>
/// Plain reads for the pages that are asked for all day: one prepared statement on a connection of its own, without a
/// context, a model or a change tracker. What an open transaction has not committed is not seen.
/// </summary>
public static class PlainReads
{
    /// <summary>Every row of a statement, in its order.</summary>
    /// <param name="database">Where to read.</param>
    /// <param name="sql">One statement, alike on both databases; its text is the key under which it is
    /// prepared.</param>
    /// <param name="fill">Adds the parameters.</param>
    /// <param name="row">Makes one thing of the reader's present row.</param>
    /// <param name="ct">Ends the reading.</param>
    public static async Task<List<T>> ReadAsync<T>(
        this CityDatabase database,
        string sql,
        Action<DbCommand> fill,
        Func<DbDataReader, T> row,
        CancellationToken ct = default
    )
    {
        using var turn = await database.Readers.TakeAsync(ct);
        await using var connection = await database.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        fill(command);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<T>();
        while (await reader.ReadAsync(ct))
            rows.Add(row(reader));
        return rows;
    }

    /// <summary>A text, or null.</summary>
    public static string? TextOrNull(this DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetString(column);

    /// <summary>An id, or null.</summary>
    public static Guid? GuidOrNull(this DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetGuid(column);

    /// <summary>An instant; SQLite does not know that it is UTC.</summary>
    public static DateTime Utc(this DbDataReader row, int column) =>
        DateTime.SpecifyKind(row.GetDateTime(column), DateTimeKind.Utc);

    /// <summary>An instant, or null.</summary>
    public static DateTime? UtcOrNull(this DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.Utc(column);
}
