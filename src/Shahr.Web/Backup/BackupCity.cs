using Microsoft.Data.Sqlite;
using Shahr.Kit.Data;
using Shahr.Kit.Modules;
using Shahr.Treasury;
using Shahr.Web.Cli;
using Shahr.Web.Host;

namespace Shahr.Web.Backup;

/// <summary>
/// Makes a backup while the city runs: database first, so that every file it names is there when files are read.
/// </summary>
internal static class BackupCity
{
    public static async Task<BackupManifest> RunAsync(
        CityOptions options,
        string file,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        await using var database = SchemaOf.Database(options);
        await using var writer = new BackupWriter(file);
        var draft = Path.GetFullPath(file) + ".database";
        try
        {
            var damaged = new List<string>();
            if (options.Database is { } postgres)
            {
                var followed = await new PostgresTools(postgres).DumpAsync(draft, ct);
                await writer.AddAsync(BackupManifest.PostgresName, draft, ct);
                await AddLedgerAsync(writer, options.Data, followed, draft, ct);
            }
            else
            {
                SchemaOf.MustExist(options);
                SqliteCopy.Take(database, draft);
                await writer.AddAsync(BackupManifest.SqliteName, draft, ct);
                damaged.AddRange(await AddFilesAsync(writer, options.Data, draft, ct));
                await using var copy = await OpenCopyAsync(draft, ct);
                await AddLedgerAsync(writer, options.Data, await LedgerBackup.FollowedAsync(copy, ct), draft, ct);
            }

            await AddFolderAsync(writer, options.Data, "maps", ct);
            await AddFolderAsync(writer, options.Data, CityCalendar.Folder, ct);
            var manifest = new BackupManifest
            {
                Format = BackupManifest.CurrentFormat,
                MadeAt = clock.GetUtcNow().UtcDateTime,
                City = options.NameFa,
                Database = options.Database is null ? "sqlite" : "postgres",
                Schema = await SchemaOf.AppliedAsync(options, database, ct),
                KeyNames = KeyNames.In(Path.Join(options.Data, "keys")),
                Damaged = damaged,
                Entries = writer.Entries,
            };
            await writer.FinishAsync(manifest, ct);
            return manifest;
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private static async Task AddLedgerAsync(
        BackupWriter writer,
        string data,
        long followed,
        string draft,
        CancellationToken ct
    )
    {
        if (followed == 0 || !LedgerBackup.IsIn(data))
            return;
        var file = draft + ".ledger";
        try
        {
            LedgerBackup.Write(data, followed, file);
            await writer.AddAsync(LedgerBackup.Name, file, ct);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<SqliteConnection> OpenCopyAsync(string copy, CancellationToken ct)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = copy, Pooling = false }.ToString()
        );
        await connection.OpenAsync(ct);
        return connection;
    }

    /// <summary>
    /// Every file that the copied database names. Answers those that are not on the disk, or not whole.
    /// </summary>
    private static async Task<List<string>> AddFilesAsync(
        BackupWriter writer,
        string data,
        string copy,
        CancellationToken ct
    )
    {
        var damaged = new List<string>();
        foreach (var hash in await HashesAsync(copy, ct))
        {
            var path = BackupManifest.FilePath(hash);
            var file = Path.Join(data, path);
            if (!File.Exists(file))
                damaged.Add(path);
            else if (await writer.AddAsync(path, file, ct) != hash)
                damaged.Add(path);
        }

        return damaged;
    }

    private static async Task<List<string>> HashesAsync(string copy, CancellationToken ct)
    {
        await using var connection = await OpenCopyAsync(copy, ct);
        await using var command = connection.CreateCommand();
        command.CommandText = "select count(*) from sqlite_master where name = 'kit_files'";
        if (await command.ExecuteScalarAsync(ct) is 0L)
            return [];
        command.CommandText = "select hash from kit_files order by hash";
        await using var reader = await command.ExecuteReaderAsync(ct);
        var hashes = new List<string>();
        while (await reader.ReadAsync(ct))
            hashes.Add(reader.GetString(0));
        return hashes;
    }

    private static async Task AddFolderAsync(BackupWriter writer, string data, string name, CancellationToken ct)
    {
        var folder = Path.Join(data, name);
        if (!Directory.Exists(folder))
            return;
        var packed = writer.Entries.Select(e => e.Path).ToHashSet();
        foreach (var file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            var path = $"{name}/{Path.GetFileName(file)}";
            // A map package that the file store holds is fetched from there; drafts and locks are nobody's.
            if (!BackupManifest.IsKnownPath(path))
                continue;
            if (name == "maps" && packed.Contains(BackupManifest.FilePath(Path.GetFileNameWithoutExtension(file))))
                continue;
            await writer.AddAsync(path, file, ct);
        }
    }
}
