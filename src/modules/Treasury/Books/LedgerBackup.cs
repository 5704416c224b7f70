using System.Data.Common;
using System.Globalization;
using Shahr.Kit.Data;
using Shahr.Ledger;

namespace Shahr.Treasury;

/// <summary>
/// The journal of a city in its backup: cut where the copied rows had followed it to. What had been asked of the ledger
/// and was not followed yet stands in those rows as asked for, and is asked again after a restore, under its old ids.
/// </summary>
public static class LedgerBackup
{
    /// <summary>Its name in a backup.</summary>
    public const string Name = "ledger.journal";

    /// <summary>The folder it comes back to.</summary>
    public const string Folder = FolderPlace.Folder;

    /// <summary>How far the rows of this database follow; 0 for a city without the table or without money.</summary>
    public static async Task<long> FollowedAsync(DbConnection database, CancellationToken ct)
    {
        await using var ask = database.CreateCommand();
        ask.CommandText = "select position from treasury_followed";
        try
        {
            return Convert.ToInt64(await ask.ExecuteScalarAsync(ct), CultureInfo.InvariantCulture);
        }
        catch (DbException missing) when (IsNoTable(missing))
        {
            return 0;
        }
    }

    /// <summary>True where a city's journal stands in files.</summary>
    public static bool IsIn(string data) => File.Exists(Path.Join(data, Folder, "journal-00000000"));

    /// <summary>Writes the journal of a city, open or not, up to where rows follow it.</summary>
    /// <exception cref="JournalException">It does not hold, or ends before.</exception>
    public static void Write(string data, long followed, string file)
    {
        using var journal = FolderView.Journal(Path.Join(data, Folder));
        using var to = new FileStream(file, FileMode.Create, FileAccess.Write);
        JournalCopy.Write(journal, followed, to);
    }

    /// <summary>Brings it back into a folder of its own inside another.</summary>
    /// <exception cref="JournalException">It does not hold.</exception>
    public static void Read(string file, string data, int linesOfFile = FileJournal.UsualSlots)
    {
        using var disk = new FolderDisk(new DataFolder(data).Inside(Folder));
        using var journal = new FileJournal(disk, linesOfFile, ahead: false);
        using var from = File.OpenRead(file);
        JournalCopy.Read(from, journal);
    }

    // SQLite has one error for whatever is wrong in a statement, and says which in words.
    private static bool IsNoTable(DbException error) =>
        error.SqlState == "42P01" || error.Message.Contains("no such table", StringComparison.Ordinal);
}
