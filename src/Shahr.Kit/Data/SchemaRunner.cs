using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using DbUp;
using DbUp.Builder;
using DbUp.Engine;
using Npgsql;

namespace Shahr.Kit.Data;

/// <summary>One forward-only script of a module, as embedded in its assembly under <c>Schema/</c>.</summary>
/// <param name="Name">For example <c>cases/0001_cases.sql</c>.</param>
/// <param name="Sql">Its text, variables off.</param>
public sealed record SchemaScript(string Name, string Sql)
{
    /// <summary>SHA-256 of the text with LF line ends, lower-case hex.</summary>
    public string Hash { get; } =
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));
}

/// <summary>Where the database's schema stands against this build.</summary>
/// <param name="Pending">Scripts this build has and the database lacks.</param>
/// <param name="Changed">Applied scripts whose text is not what was applied.</param>
/// <param name="Unknown">Scripts the database has and this build does not know: a newer city wrote it.</param>
public sealed record SchemaState(
    IReadOnlyList<string> Pending,
    IReadOnlyList<string> Changed,
    IReadOnlyList<string> Unknown
)
{
    /// <summary>True when the database is exactly this build's.</summary>
    public bool IsCurrent => Pending.Count + Changed.Count + Unknown.Count == 0;
}

/// <summary>
/// Runs every module's forward-only SQL by DbUp: variables off, hashes checked, under an advisory lock.
/// </summary>
public sealed class SchemaRunner(CityDatabase database, IEnumerable<SchemaSource> sources)
{
    private const long LockKey = 0x5348_4148_5231;

    /// <summary>All scripts for this kind of database, in order: modules as listed, then by number.</summary>
    public IReadOnlyList<SchemaScript> Scripts { get; } = [.. sources.SelectMany(s => s.Scripts(database.Kind))];

    /// <summary>Compares the database with this build. Changes nothing.</summary>
    public async Task<SchemaState> StateAsync(CancellationToken ct = default)
    {
        var applied = await SchemaJournal.ReadAsync(database, ct);
        var known = Scripts.ToDictionary(s => s.Name, s => s.Hash);
        return new SchemaState(
            [.. Scripts.Where(s => !applied.ContainsKey(s.Name)).Select(s => s.Name)],
            [.. applied.Where(a => known.TryGetValue(a.Key, out var hash) && hash != a.Value).Select(a => a.Key)],
            [.. applied.Keys.Where(name => !known.ContainsKey(name))]
        );
    }

    /// <summary>Brings the database to this build. Answers the scripts it ran.</summary>
    /// <exception cref="SchemaException">An applied script was edited, or a newer city wrote this database.</exception>
    public async Task<IReadOnlyList<string>> UpgradeAsync(CancellationToken ct = default)
    {
        await using var guard = await LockAsync(ct);
        var state = await StateAsync(ct);
        if (state.Changed is [var changed, ..])
            throw new SchemaException($"{changed} was edited after it was applied.", newer: false) { Edited = changed };
        if (state.Unknown is [var unknown, ..])
            throw new SchemaException($"{unknown} is not known to this build.", newer: true);
        if (state.Pending.Count == 0)
            return [];

        var pending = Scripts.Where(s => state.Pending.Contains(s.Name));
        var result = Builder()
            .WithScripts(
                pending.Select((s, i) => new SqlScript(s.Name, s.Sql, new SqlScriptOptions { RunGroupOrder = i }))
            )
            .WithVariablesDisabled()
            .WithTransactionPerScript()
            // A script that goes through all cases of a metropolis takes its minutes.
            .WithExecutionTimeout(TimeSpan.Zero)
            .JournalTo((manager, _) => new SchemaJournal(manager(), Scripts))
            .LogToNowhere()
            .Build()
            .PerformUpgrade();
        if (!result.Successful)
            throw new SchemaException(
                $"{result.ErrorScript?.Name}: {result.Error.Message}",
                newer: false,
                result.Error
            );
        return state.Pending;
    }

    private UpgradeEngineBuilder Builder() =>
        database.Kind == DatabaseKind.Postgres
            ? DeployChanges.To.PostgresqlDatabase(database.ConnectionString)
            : DeployChanges.To.SqliteDatabase(database.ConnectionString);

    private async Task<IAsyncDisposable?> LockAsync(CancellationToken ct)
    {
        if (database.Kind == DatabaseKind.Sqlite)
        {
            await using var wal = await database.OpenAsync(ct);
            await using var pragma = wal.CreateCommand();
            pragma.CommandText = "pragma journal_mode = wal";
            await pragma.ExecuteNonQueryAsync(ct);
            return null;
        }

        // The lock belongs to the connection: closing it gives it back, also after a crash.
        var connection = new NpgsqlConnection(database.ConnectionString + ";Pooling=false");
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand("select pg_advisory_lock($1)", connection)
        {
            Parameters = { new() { Value = LockKey } },
            CommandTimeout = 0,
        };
        await command.ExecuteNonQueryAsync(ct);
        return connection;
    }
}

/// <summary>
/// The scripts of one assembly: <c>NNNN_name.sql</c>, or a <c>.sqlite.sql</c>/<c>.postgres.sql</c> pair.
/// </summary>
public sealed record SchemaSource(string Module, Assembly Assembly)
{
    /// <summary>The scripts that fit this kind of database, by number.</summary>
    public IEnumerable<SchemaScript> Scripts(DatabaseKind kind)
    {
        var mine = kind == DatabaseKind.Sqlite ? ".sqlite.sql" : ".postgres.sql";
        var other = kind == DatabaseKind.Sqlite ? ".postgres.sql" : ".sqlite.sql";
        return Assembly
            .GetManifestResourceNames()
            .Where(name =>
                name.Contains(".Schema.", StringComparison.Ordinal) && name.EndsWith(".sql", StringComparison.Ordinal)
            )
            .Where(name => !name.EndsWith(other, StringComparison.Ordinal))
            .Select(name => (Resource: name, File: name[(name.IndexOf(".Schema.", StringComparison.Ordinal) + 8)..]))
            .OrderBy(s => s.File, StringComparer.Ordinal)
            .Select(s => new SchemaScript(
                $"{Module}/{s.File.Replace(mine, ".sql", StringComparison.Ordinal)}",
                Read(s.Resource)
            ));
    }

    private string Read(string resource)
    {
        using var stream =
            Assembly.GetManifestResourceStream(resource) ?? throw new InvalidOperationException(resource);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

/// <summary>The database cannot be brought to this build.</summary>
public sealed class SchemaException(string message, bool newer, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>True when a newer city wrote the database.</summary>
    public bool IsNewer => newer;

    /// <summary>The applied script whose text is no longer what was applied.</summary>
    public string? Edited { get; init; }
}
