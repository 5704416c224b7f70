using System.ComponentModel;
using System.Data;
using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Shahr.Treasury;
using Shahr.Web.Cli;

namespace Shahr.Web.Backup;

/// <summary>PostgreSQL's own tools: they know every type, sequence and index better than we do.</summary>
internal sealed class PostgresTools(string connectionString)
{
    private readonly NpgsqlConnectionStringBuilder _address = new(connectionString);

    /// <summary>True when the tools are on this machine.</summary>
    public static bool AreHere => Find("pg_dump") is not null;

    /// <summary>
    /// A consistent dump in custom format. Answers how far the rows in it follow a ledger that stands in files.
    /// </summary>
    public async Task<long> DumpAsync(string target, CancellationToken ct)
    {
        // The dump sees what this transaction sees.
        await using var connection = await OpenAsync(ct);
        await using var moment = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        await using var export = new NpgsqlCommand("select pg_export_snapshot()", connection, moment);
        var snapshot = (string?)await export.ExecuteScalarAsync(ct) ?? throw Absent("pg_dump");
        await RunAsync(
            "pg_dump",
            ["--format=custom", "--no-owner", "--no-privileges", "--snapshot", snapshot, "--file", target],
            ct
        );
        return await LedgerBackup.FollowedAsync(connection, ct);
    }

    /// <summary>
    /// Replaces the whole database in one transaction: either all of the dump is there, or nothing changed.
    /// </summary>
    public async Task RestoreAsync(string dump, string folder, CancellationToken ct)
    {
        var (clear, script) = (Path.Join(folder, "clear.sql"), Path.Join(folder, "restore.sql"));
        try
        {
            await File.WriteAllTextAsync(clear, "drop schema public cascade; create schema public;\n", ct);
            await RunAsync("pg_restore", ["--no-owner", "--no-privileges", "--file", script, dump], ct);
            await RunAsync(
                "psql",
                ["-X", "-q", "-v", "ON_ERROR_STOP=1", "--single-transaction", "-f", clear, "-f", script],
                ct
            );
        }
        finally
        {
            File.Delete(clear);
            File.Delete(script);
        }
    }

    /// <summary>
    /// How many others are connected to this database now. Who has just hung up, such as our own question before this
    /// one, stands in the server's list a moment longer: whoever is still there after a second is somebody.
    /// </summary>
    public async Task<long> OthersAsync(CancellationToken ct)
    {
        for (var asked = 1; ; asked++)
        {
            var others = await AskAsync(
                """
                select count(*) from pg_stat_activity
                where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
                """,
                ct
            );
            if (others == 0 || asked == 10)
                return others;
            await Task.Delay(TimeSpan.FromMilliseconds(100), ct);
        }
    }

    /// <summary>True when a city's schema is there.</summary>
    public async Task<bool> IsOccupiedAsync(CancellationToken ct) =>
        await AskAsync(
            "select count(*) from information_schema.tables "
                + "where table_name = 'kit_schema' and table_schema = 'public'",
            ct
        ) > 0;

    private async Task<long> AskAsync(string sql, CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        await using var command = new NpgsqlCommand(sql, connection);
        return Convert.ToInt64(await command.ExecuteScalarAsync(ct), CultureInfo.InvariantCulture);
    }

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken ct)
    {
        var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ToString()
        );
        await connection.OpenAsync(ct);
        return connection;
    }

    private async Task RunAsync(string tool, IReadOnlyList<string> arguments, CancellationToken ct)
    {
        var start = new ProcessStartInfo(Find(tool) ?? throw Absent(tool))
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        // By environment, so that no password stands in the list of processes.
        foreach (var (name, value) in Environment())
            start.Environment[name] = value;
        try
        {
            using var process = Process.Start(start) ?? throw Absent(tool);
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(ct);
            var errors = await process.StandardError.ReadToEndAsync(ct);
            await output;
            await process.WaitForExitAsync(ct);
            if (process.ExitCode == 0)
                return;
            var said =
                errors
                    .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                    .FirstOrDefault()
                ?? "?";
            throw new StartException(
                $"ابزار {tool} نتوانست کار را انجام دهد: {said}",
                $"{tool} failed: {said}",
                "shahr doctor"
            );
        }
        catch (Win32Exception)
        {
            throw Absent(tool);
        }
    }

    private IEnumerable<(string Name, string Value)> Environment()
    {
        if (_address.Host is { } host)
            yield return ("PGHOST", host);
        yield return ("PGPORT", _address.Port.ToString(CultureInfo.InvariantCulture));
        if (_address.Username is { } user)
            yield return ("PGUSER", user);
        if (_address.Database is { } database)
            yield return ("PGDATABASE", database);
        if (_address.Password is { } password)
            yield return ("PGPASSWORD", password);
        if (_address.Passfile is { } passfile)
            yield return ("PGPASSFILE", passfile);
        if (_address.RootCertificate is { } root)
            yield return ("PGSSLROOTCERT", root);
        yield return (
            "PGSSLMODE",
            _address.SslMode switch
            {
                SslMode.VerifyCA => "verify-ca",
                SslMode.VerifyFull => "verify-full",
                var mode => mode.ToString().ToLowerInvariant(),
            }
        );
        // What they say is shown in a sentence of ours.
        yield return ("LC_MESSAGES", "C");
    }

    private static string? Find(string tool)
    {
        var folders = (System.Environment.GetEnvironmentVariable("PATH") ?? "").Split(
            Path.PathSeparator,
            StringSplitOptions.RemoveEmptyEntries
        );
        return folders.Concat(DebianFolders()).Select(folder => Path.Join(folder, tool)).FirstOrDefault(File.Exists);
    }

    private static IEnumerable<string> DebianFolders() =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory
                .EnumerateDirectories("/usr/lib/postgresql")
                .OrderDescending(StringComparer.Ordinal)
                .Select(folder => Path.Join(folder, "bin"))
            : [];

    private static StartException Absent(string tool) =>
        new(
            $"برای پشتیبان‌گیری از PostgreSQL ابزار {tool} باید روی این ماشین باشد.",
            $"Backing up PostgreSQL needs {tool} on this machine.",
            "apt-get install postgresql-client"
        );
}
