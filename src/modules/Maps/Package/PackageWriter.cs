using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Shahr.Maps;

/// <summary>
/// Writes one map package: a SQLite file that never changes afterwards. Nothing is synced while writing, because a
/// half-written package is thrown away, never opened.
/// </summary>
internal sealed class PackageWriter : IDisposable
{
    /// <summary>Raised whenever a reader of the older kind could no longer read it.</summary>
    public const int Format = 1;
    internal const int ApplicationId = 0x5348_4D50;

    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _transaction;
    private readonly SqliteCommand _feature;
    private readonly SqliteCommand _spot;
    private readonly SqliteCommand _find;
    private long _features;

    public PackageWriter(string file)
    {
        _connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString()
        );
        _connection.Open();
        Run("pragma journal_mode = off; pragma synchronous = off");
        Run("pragma locking_mode = exclusive; pragma cache_size = -64000");
        Run($"pragma application_id = {ApplicationId}; pragma user_version = {Format}");
        _transaction = _connection.BeginTransaction();
        Run(
            """
            create table meta (facts text not null);
            create table features (
              id integer primary key, layer integer not null, kind text not null, rank integer not null,
              name text, name_en text, extra text, height real not null, shape blob not null);
            create virtual table features_at using rtree_i32 (id, x0, x1, y0, y1, z0, z1);
            create table finds (
              id integer primary key, type integer not null, title text not null, title_en text not null,
              class text not null, key text not null, words text not null, x integer not null, y integer not null,
              rank integer not null);
            create virtual table find_words using fts5 (
              words, content = 'finds', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 0',
              detail = none, prefix = '2 3');
            """
        );
        _feature = Prepare("insert into features values (@1, @2, @3, @4, @5, @6, @7, @8, @9)", 9);
        _spot = Prepare("insert into features_at values (@1, @2, @3, @4, @5, @6, @7)", 7);
        _find = Prepare("insert into finds values (@1, @2, @3, @4, @5, @6, @7, @8, @9, @10)", 10);
    }

    public long Finds { get; private set; }

    /// <summary>Adds one drawing of a feature for the zooms from..to.</summary>
    public void Add(Feature feature, Shape shape, int fromZoom, int toZoom)
    {
        var id = ++_features;
        Bind(
            _feature,
            id,
            (int)feature.Layer,
            feature.Kind,
            feature.Rank,
            feature.Name,
            feature.NameEn,
            feature.Extra,
            feature.Height,
            ShapeBytes.Write(shape)
        );
        var box = shape.Box;
        Bind(_spot, id, box.MinX, box.MaxX, box.MinY, box.MaxY, fromZoom, toZoom);
    }

    public void Add(Find find)
    {
        // The most wanted kinds get the lowest numbers: a search that finds too much is cut there.
        Bind(
            _find,
            ((long)find.Kind << 40) + ++Finds,
            (int)find.Kind,
            find.Title,
            find.TitleEn,
            find.Class,
            find.Key,
            find.Words,
            find.At.X,
            find.At.Y,
            find.Rank
        );
    }

    /// <summary>Indexes the words, writes the facts and closes the file for good.</summary>
    public void Finish(PackageFacts facts)
    {
        Run(
            """
            insert into find_words (find_words) values ('rebuild');
            create index finds_by_type on finds (type, class);
            """
        );
        using (var meta = Prepare("insert into meta values (@1)", 1))
            Bind(meta, JsonSerializer.Serialize(facts));
        _transaction.Commit();
        Run("analyze");
    }

    public void Dispose()
    {
        _feature.Dispose();
        _spot.Dispose();
        _find.Dispose();
        _transaction.Dispose();
        _connection.Dispose();
    }

    private SqliteCommand Prepare(string sql, int parameters)
    {
        var command = _connection.CreateCommand();
        command.Transaction = _transaction;
        command.CommandText = sql;
        for (var i = 1; i <= parameters; i++)
            command.Parameters.Add(new SqliteParameter("@" + i, null));
        return command;
    }

    private static void Bind(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        command.ExecuteNonQuery();
    }

    private void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
