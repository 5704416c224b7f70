using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Shahr.Maps;

/// <summary>
/// One map package, open for reading by many requests at once. It never changes; once retired, each of its connections
/// closes when the request that holds it is done.
/// </summary>
internal sealed class MapPackage
{
    private readonly ConcurrentBag<SqliteConnection> _idle = [];
    private readonly string _connectionString;
    private volatile bool _isRetired;

    private MapPackage(string file, string hash)
    {
        Hash = hash;
        var path = Uri.EscapeDataString(Path.GetFullPath(file)).Replace("%2F", "/", StringComparison.Ordinal);
        // Immutable: no lock and no journal is ever looked for.
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = $"file:{path}?immutable=1",
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        }.ToString();
        Facts = ReadFacts();
    }

    public string Hash { get; }

    public PackageFacts Facts { get; }

    /// <summary>Tiles of this package already made.</summary>
    public TileCache Tiles { get; } = new();

    /// <exception cref="InvalidDataException">The file is no package of this format.</exception>
    public static MapPackage Open(string file, string hash) => new(file, hash);

    /// <summary>A connection of this request's own; disposing the answer hands it back.</summary>
    public Reading Read() => new(this, _idle.TryTake(out var idle) ? idle : Connect());

    /// <summary>Another map is in force.</summary>
    public void Retire()
    {
        _isRetired = true;
        CloseIdle();
    }

    private void CloseIdle()
    {
        while (_idle.TryTake(out var connection))
            connection.Dispose();
    }

    private void Return(SqliteConnection connection)
    {
        _idle.Add(connection);
        if (_isRetired)
            CloseIdle();
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "pragma cache_size = -4000; pragma mmap_size = 268435456; pragma query_only = on";
        command.ExecuteNonQuery();
        return connection;
    }

    private PackageFacts ReadFacts()
    {
        using var reading = Read();
        using var command = reading.Command("select user_version from pragma_user_version");
        if (command.ExecuteScalar() is not long format || format != PackageWriter.Format)
        {
            throw new InvalidDataException($"The map {Hash} has another format; import it again.");
        }

        using var facts = reading.Command("select facts from meta");
        return JsonSerializer.Deserialize<PackageFacts>(facts.ExecuteScalar() as string ?? "null")
            ?? throw new InvalidDataException($"The map {Hash} says nothing about itself; import it again.");
    }

    /// <summary>One reader's turn.</summary>
    internal readonly struct Reading(MapPackage package, SqliteConnection connection) : IDisposable
    {
        public SqliteCommand Command(string sql, params ReadOnlySpan<(string Name, object Value)> values)
        {
            var command = connection.CreateCommand();
            command.CommandText = sql;
            foreach (var (name, value) in values)
                command.Parameters.AddWithValue(name, value);
            return command;
        }

        public void Dispose() => package.Return(connection);
    }
}
