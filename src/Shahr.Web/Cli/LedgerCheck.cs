using System.Data.Common;
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
        try
        {
            var followed = await FollowedAsync(options, ct);
            if (followed == 0)
                return [];
            if (LedgerBackup.IsIn(options.Data))
                LedgerHealth.Look(options.Data, followed);
            else if (options.Database is null)
                return [Lost(followed)];
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
                    $"shahr verify-ledger {Path.Join(options.Data, LedgerBackup.Folder)}"
                ),
            ];
        }
        catch (Exception away) when (away is IOException or DbException)
        {
            // The looks at the folder and at the database say what is the matter.
            return [];
        }
    }

    private static Finding Lost(long followed) =>
        new(
            Fa,
            En,
            $"پوشهٔ دفتر نیست، با آن‌که ردیف‌های شهر تا سطر {BackupCommand.Fa(followed)} آن را خوانده‌اند.",
            $"The ledger's folder is gone, though the city's rows have followed it to line {followed}.",
            "shahr restore FILE --force"
        );

    private static async Task<long> FollowedAsync(CityOptions options, CancellationToken ct)
    {
        if (options.Database is null && !File.Exists(Path.Join(options.Data, BackupManifest.SqliteName)))
            return 0;
        await using var database = SchemaOf.Database(options);
        await using var connection = await database.OpenAsync(ct);
        return await LedgerBackup.FollowedAsync(connection, ct);
    }
}
