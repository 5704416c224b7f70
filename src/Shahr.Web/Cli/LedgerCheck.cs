using System.Data.Common;
using Shahr.Kit.Data;
using Shahr.Ledger;
using Shahr.Treasury;
using Shahr.Web.Backup;
using Shahr.Web.Host;

namespace Shahr.Web.Cli;

/// <summary>
/// The doctor's look at the ledger: every line that the city's rows have followed is read and proven, also while the
/// city is open. Ten million lines take about ten seconds.
/// </summary>
internal static class LedgerCheck
{
    private const string Fa = "دفتر کل";
    private const string En = "Ledger";

    public static async Task<IReadOnlyList<Finding>> LookAsync(CityOptions options, CancellationToken ct)
    {
        if (options.Database is null && !File.Exists(Path.Join(options.Data, BackupManifest.SqliteName)))
            return [];
        try
        {
            await using var database = SchemaOf.Database(options);
            var followed = await FollowedAsync(database, ct);
            if (followed == 0)
                return [];
            using var journal = await OpenAsync(options, database, ct);
            if (journal is null)
                return [Lost(followed)];
            LedgerHealth.Look(journal, followed);
            return [Finding.Fine(Fa, En)];
        }
        catch (JournalException fault)
        {
            return
            [
                new(
                    Fa,
                    En,
                    $"سطر {BackupCommand.Fa(fault.Position)} دفتر درست نیست؛ از پشتیبان برگردانید.",
                    $"Line {fault.Position} of the ledger does not hold: {fault.Message}",
                    LedgerBackup.IsIn(options.Data)
                        ? $"shahr verify-ledger {Path.Join(options.Data, LedgerBackup.Folder)}"
                        : "shahr verify-ledger --database …"
                ),
            ];
        }
        catch (Exception away) when (away is IOException or DbException)
        {
            // The looks at the folder and at the database say what is the matter.
            return [];
        }
    }

    private static async Task<IJournal?> OpenAsync(CityOptions options, CityDatabase database, CancellationToken ct)
    {
        if (LedgerBackup.IsIn(options.Data))
            return FolderView.Journal(Path.Join(options.Data, LedgerBackup.Folder));
        return options.Database is null ? null : await PostgresJournal.ReadAsync(database, ct);
    }

    private static Finding Lost(long followed) =>
        new(
            Fa,
            En,
            $"روزنامهٔ دفتر نیست، با آن‌که ردیف‌های شهر تا سطر {BackupCommand.Fa(followed)} آن را خوانده‌اند.",
            $"The ledger's journal is gone, though the city's rows have followed it to line {followed}.",
            "shahr restore FILE --force"
        );

    private static async Task<long> FollowedAsync(CityDatabase database, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        return await LedgerBackup.FollowedAsync(connection, ct);
    }
}
