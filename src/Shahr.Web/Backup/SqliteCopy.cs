using Microsoft.Data.Sqlite;
using Shahr.Kit.Data;
using Shahr.Web.Cli;

namespace Shahr.Web.Backup;

/// <summary>The SQLite database as one file, taken while the city runs.</summary>
internal static class SqliteCopy
{
    /// <summary>A consistent copy by SQLite's online backup; writers of the running city go on meanwhile.</summary>
    public static void Take(CityDatabase database, string target)
    {
        using var source = Open(
            new SqliteConnectionStringBuilder(database.ConnectionString)
            {
                Mode = SqliteOpenMode.ReadWrite,
                Pooling = false,
            }
        );
        using var copy = Open(new SqliteConnectionStringBuilder { DataSource = target, Pooling = false });
        source.BackupDatabase(copy);
        // One file, without a log beside it.
        Ask(copy, "pragma journal_mode = delete");
        if (Ask(copy, "pragma quick_check(1)") is not "ok")
            throw Unsound();
    }

    /// <summary>Refuses a copy that is not whole.</summary>
    public static void MustBeSound(string file)
    {
        using var copy = Open(
            new SqliteConnectionStringBuilder
            {
                DataSource = file,
                Mode = SqliteOpenMode.ReadWrite,
                Pooling = false,
            }
        );
        if (Ask(copy, "pragma integrity_check(1)") is not "ok")
            throw Unsound();
    }

    private static SqliteConnection Open(SqliteConnectionStringBuilder address)
    {
        var connection = new SqliteConnection(address.ToString());
        connection.Open();
        return connection;
    }

    private static string? Ask(SqliteConnection connection, string pragma)
    {
        using var command = connection.CreateCommand();
        command.CommandText = pragma;
        return command.ExecuteScalar() as string;
    }

    private static StartException Unsound() =>
        new(
            "پایگاه داده درست نیست: آزمون درونی آن رد شد. از پشتیبان پیشین بازگردانید.",
            "The database is damaged: its own check failed. Restore an earlier backup.",
            "shahr restore FILE"
        );
}
