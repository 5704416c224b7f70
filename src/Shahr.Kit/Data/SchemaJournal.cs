using System.Data;
using DbUp.Engine;
using DbUp.Engine.Transactions;

namespace Shahr.Kit.Data;

/// <summary>Remembers applied scripts with the hash of their text, so that an edit of history is seen.</summary>
internal sealed class SchemaJournal(IConnectionManager manager, IReadOnlyList<SchemaScript> scripts) : IJournal
{
    private const string Table = """
        create table if not exists kit_schema (
          name text not null primary key,
          hash text not null,
          applied_at timestamptz not null)
        """;

    public string[] GetExecutedScripts() =>
        [
            .. manager.ExecuteCommandsWithManagedConnection(factory =>
            {
                EnsureTableExistsAndIsLatestVersion(factory);
                using var command = factory();
                command.CommandText = "select name from kit_schema";
                using var reader = command.ExecuteReader();
                var names = new List<string>();
                while (reader.Read())
                    names.Add(reader.GetString(0));
                return names;
            }),
        ];

    public void StoreExecutedScript(SqlScript script, Func<IDbCommand> dbCommandFactory)
    {
        using var command = dbCommandFactory();
        command.CommandText =
            "insert into kit_schema (name, hash, applied_at) values (@name, @hash, current_timestamp)";
        Add(command, "@name", script.Name);
        Add(command, "@hash", scripts.First(s => s.Name == script.Name).Hash);
        command.ExecuteNonQuery();
    }

    public void EnsureTableExistsAndIsLatestVersion(Func<IDbCommand> dbCommandFactory)
    {
        using var command = dbCommandFactory();
        command.CommandText = Table;
        command.ExecuteNonQuery();
    }

    /// <summary>Name and hash of what was applied; empty for a new database.</summary>
    internal static async Task<Dictionary<string, string>> ReadAsync(CityDatabase database, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        await using var exists = connection.CreateCommand();
        exists.CommandText =
            database.Kind == DatabaseKind.Sqlite
                ? "select count(*) from sqlite_master where name = 'kit_schema'"
                : "select count(*) from information_schema.tables "
                    + "where table_name = 'kit_schema' and table_schema = current_schema()";
        if (
            Convert.ToInt64(await exists.ExecuteScalarAsync(ct), System.Globalization.CultureInfo.InvariantCulture) == 0
        )
            return [];

        await using var command = connection.CreateCommand();
        command.CommandText = "select name, hash from kit_schema";
        await using var reader = await command.ExecuteReaderAsync(ct);
        var applied = new Dictionary<string, string>();
        while (await reader.ReadAsync(ct))
            applied[reader.GetString(0)] = reader.GetString(1);
        return applied;
    }

    private static void Add(IDbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
