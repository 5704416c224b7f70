using Shahr.Kit.Data;
using Shahr.Treasury;
using Shahr.Web.Cli;
using Shahr.Web.Host;

namespace Shahr.Web.Backup;

/// <summary>What a restore did.</summary>
/// <param name="Manifest">What was restored.</param>
/// <param name="Former">Folder of what was there before, or null.</param>
/// <param name="MissingKeys">Names of keys that the restored city had and this folder does not.</param>
internal sealed record RestoreReport(BackupManifest Manifest, string? Former, IReadOnlyList<string> MissingKeys);

/// <summary>
/// Brings a backup back: everything is unpacked and proven beside the city before anything of it changes.
/// </summary>
internal static class RestoreCity
{
    private static readonly string[] Replaced =
    [
        "city.db",
        "city.db-wal",
        "city.db-shm",
        "files",
        "maps",
        CityCalendar.Folder,
        LedgerBackup.Folder,
        // Copies of a book that went further than the journal that comes back.
        DatabasePlace.Folder,
    ];

    public static async Task<RestoreReport> RunAsync(
        CityOptions options,
        string file,
        bool force,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        FolderCheck.MustBeWritable(options.Data);
        // Nobody opens the city while its parts change places. On PostgreSQL its connections are counted instead.
        using var alone = options.Database is null ? CityLock.Take(options.Data) : null;
        var swap = new StagedSwap(options.Data);
        swap.Finish();
        await MustBeFreeAsync(options, force, ct);
        swap.Begin();
        try
        {
            var manifest = await BackupReader.UnpackAsync(file, swap.Incoming, ct);
            await CheckAsync(options, manifest, swap.Incoming, ct);
            BringLedgerBack(swap.Incoming);
            if (options.Database is { } postgres)
            {
                var dump = Path.Join(swap.Incoming, BackupManifest.PostgresName);
                await new PostgresTools(postgres).RestoreAsync(dump, swap.Incoming, ct);
                File.Delete(dump);
            }
            var former = swap.Commit(Replaced, clock.GetUtcNow().UtcDateTime);
            return new RestoreReport(
                manifest,
                former,
                [.. manifest.KeyNames.Except(KeyNames.In(Path.Join(options.Data, "keys")))]
            );
        }
        catch
        {
            if (!swap.IsUnfinished)
                swap.Abandon();
            throw;
        }
    }

    private static void BringLedgerBack(string incoming)
    {
        var copy = Path.Join(incoming, LedgerBackup.Name);
        if (!File.Exists(copy))
            return;
        LedgerBackup.Read(copy, incoming);
        File.Delete(copy);
    }

    private static async Task MustBeFreeAsync(CityOptions options, bool force, CancellationToken ct)
    {
        var occupied = File.Exists(Path.Join(options.Data, BackupManifest.SqliteName));
        if (options.Database is { } postgres)
        {
            var tools = new PostgresTools(postgres);
            occupied = await tools.IsOccupiedAsync(ct);
            if (await tools.OthersAsync(ct) > 0)
            {
                throw new StartException(
                    "شهر باز است (یا کسی به این پایگاه داده پیوسته است)؛ نخست آن را ببندید.",
                    "A city is open, or somebody is connected to this database; stop it first.",
                    "systemctl stop shahr"
                );
            }
        }

        if (!occupied || force)
            return;
        throw new StartException(
            "این‌جا شهری هست و دست نخورد. اگر می‌خواهید پشتیبان به جای آن بنشیند، ‎--force را بیفزایید؛ شهر کنونی در "
                + "پوشهٔ former-… می‌ماند (PostgreSQL نمی‌ماند).",
            "There is a city here, and it was left alone. Add --force to put the backup in its place; the present one "
                + "is kept in former-… (on PostgreSQL it is not).",
            "shahr restore FILE --force"
        );
    }

    private static async Task CheckAsync(
        CityOptions options,
        BackupManifest manifest,
        string incoming,
        CancellationToken ct
    )
    {
        var mine = options.Database is null ? "sqlite" : "postgres";
        if (manifest.Database != mine)
        {
            throw new StartException(
                $"این پشتیبان از {manifest.Database} است و این شهر روی {mine} کار می‌کند؛ با همان پایگاه داده "
                    + "بازگردانید.",
                $"This backup is of {manifest.Database} and this city runs on {mine}; restore it to the same kind."
            );
        }

        var at = options.Database is null ? options with { Data = incoming } : options;
        await using var database = SchemaOf.Database(at);
        var known = SchemaOf.Runner(at, database).Scripts.Select(s => s.Name).ToHashSet();
        if (manifest.Schema.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
            throw new SchemaException($"{unknown} is not known to this build.", newer: true);
        if (options.Database is null)
            SqliteCopy.MustBeSound(Path.Join(incoming, BackupManifest.SqliteName));
    }
}
