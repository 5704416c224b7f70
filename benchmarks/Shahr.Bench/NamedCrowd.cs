using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;
using Shahr.Identity;
using Shahr.Kit.Data;

namespace Shahr.Bench;

/// <summary>
/// A city's people written straight into the tables, with the very keys that signing up writes. What is encrypted is
/// text of the usual length that opens nothing: names are searched here.
/// </summary>
internal sealed class NamedCrowd(CityDatabase database)
{
    private static readonly string _sealed = new('x', 90);
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    /// <summary>Everybody's names, in the order they moved in.</summary>
    public List<(string Given, string Family)> People { get; } = [];

    public async Task MoveInAsync(int people)
    {
        var lot = new NameLot(1405);
        await using var connection = await database.OpenAsync();
        await ExecuteAsync(connection, "create temp table moving (name_key text, person_id uuid)");
        if (connection is SqliteConnection)
            await ExecuteAsync(connection, "pragma cache_size = -1000000; begin");
        var words = new HashSet<string>();
        await using (var persons = await Writer.OpenAsync(connection, PeopleTable, PeopleColumns))
            for (var i = 0; i < people; i++)
            {
                var (given, family) = lot.Draw();
                People.Add((given, family));
                await persons.WriteAsync(PersonOf(i, given, family));
            }

        await using (var keys = await Writer.OpenAsync(connection, "moving", ["name_key", "person_id"]))
            for (var i = 0; i < people; i++)
            {
                words.UnionWith(CrowdSearch.WordsOf(People[i].Given, People[i].Family));
                foreach (var key in CrowdSearch.KeysOf(People[i].Given, People[i].Family))
                    await keys.WriteAsync([key, IdOf(i)]);
            }

        await using (var all = await Writer.OpenAsync(connection, "identity_name_words", ["word", "added_at"]))
            foreach (var word in words.Order(StringComparer.Ordinal))
                await all.WriteAsync([word, DateTime.UnixEpoch]);
        Report.Say($"{words.Count} distinct words; keys in order, {_clock.Elapsed.TotalSeconds:0} s");
        await ExecuteAsync(
            connection,
            "insert into identity_name_keys select name_key, person_id from moving order by name_key, person_id"
        );
        if (connection is SqliteConnection)
            await ExecuteAsync(connection, "commit; pragma cache_size = -16000; pragma wal_checkpoint(truncate)");
        else
            await ExecuteAsync(connection, "vacuum analyze identity_people, identity_name_keys, identity_name_words");
        await ExecuteAsync(connection, "drop table moving");
        Report.Say($"{people} people live here, {_clock.Elapsed.TotalSeconds:0} s");
    }

    private const string PeopleTable = "identity_people";

    private static readonly string[] PeopleColumns =
    [
        "id",
        "given_name",
        "family_name",
        "language",
        "national_code",
        "national_code_index",
        "mobile",
        "mobile_index",
        "joined_at",
        "user_name",
        "normalized_user_name",
        "concurrency_stamp",
        "email_confirmed",
        "phone_number_confirmed",
        "two_factor_enabled",
        "lockout_enabled",
        "access_failed_count",
        "names_at",
    ];

    private static object[] PersonOf(int number, string given, string family)
    {
        var id = IdOf(number);
        var name = id.ToString("N");
        return
        [
            id,
            given,
            family,
            "fa",
            _sealed,
            "bench." + name,
            _sealed,
            "bench." + name,
            DateTime.UnixEpoch,
            name,
            name,
            name,
            false,
            false,
            false,
            false,
            0,
            DateTime.UnixEpoch,
        ];
    }

    private static Guid IdOf(int number) =>
        new($"01900000-0000-7000-8000-{number.ToString("x12", CultureInfo.InvariantCulture)}");

    private static async Task ExecuteAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 3600;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The quickest way into a table that each database has.</summary>
    private abstract class Writer : IAsyncDisposable
    {
        public static async Task<Writer> OpenAsync(DbConnection connection, string table, string[] columns)
        {
            var names = string.Join(", ", columns);
            if (connection is NpgsqlConnection postgres)
                return new Copy(
                    await postgres.BeginBinaryImportAsync($"copy {table} ({names}) from stdin (format binary)")
                );
            var insert = connection.CreateCommand();
            var values = string.Join(", ", columns.Select((_, i) => $"@v{i}"));
            insert.CommandText = $"insert into {table} ({names}) values ({values})";
            return new Insert(insert);
        }

        public abstract Task WriteAsync(object[] row);

        public abstract ValueTask DisposeAsync();
    }

    private sealed class Copy(NpgsqlBinaryImporter importer) : Writer
    {
        public override async Task WriteAsync(object[] row)
        {
            await importer.StartRowAsync();
            foreach (var value in row)
                await importer.WriteAsync(value is DateTime at ? DateTime.SpecifyKind(at, DateTimeKind.Utc) : value);
        }

        public override async ValueTask DisposeAsync()
        {
            await importer.CompleteAsync();
            await importer.DisposeAsync();
        }
    }

    private sealed class Insert(DbCommand command) : Writer
    {
        public override Task WriteAsync(object[] row)
        {
            if (command.Parameters.Count == 0)
            {
                for (var i = 0; i < row.Length; i++)
                    command.With($"@v{i}", row[i]);
                command.Prepare();
            }

            for (var i = 0; i < row.Length; i++)
                command.Parameters[i].Value = row[i] is Guid id ? id.ToString().ToUpperInvariant() : row[i];
            command.ExecuteNonQuery();
            return Task.CompletedTask;
        }

        public override ValueTask DisposeAsync() => command.DisposeAsync();
    }
}
