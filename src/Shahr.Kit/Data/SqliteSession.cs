using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Shahr.Kit.Data;

/// <summary>What every SQLite connection of the house is told once it is open.</summary>
internal static class SqliteSession
{
    private static readonly CompareInfo Persian = CultureInfo.GetCultureInfo("fa-IR").CompareInfo;

    public static void Prepare(SqliteConnection connection)
    {
        // FULL: a commit that was answered survives a power cut. BINARY order is wrong for پ چ ژ گ, hence "fa".
        connection.CreateCollation("fa", (a, b) => Persian.Compare(a, b));
        using var command = connection.CreateCommand();
        command.CommandText = "pragma synchronous = full; pragma cache_size = -16000";
        command.ExecuteNonQuery();
    }
}
