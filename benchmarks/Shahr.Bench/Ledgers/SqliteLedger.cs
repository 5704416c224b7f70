using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Shahr.Bench;

/// <summary>
/// The same in SQL: an id that may come once, two entries and two balances a transfer, over as many accounts, a
/// thousand in a durable transaction (WAL, synchronous=FULL).
/// </summary>
internal sealed class SqliteLedger : IDisposable
{
    private const int InCommit = 1000;
    private readonly SqliteConnection _connection;
    private readonly Random _chance = new(7);

    public SqliteLedger(string file)
    {
        _connection = new SqliteConnection($"Data Source={file}");
        _connection.Open();
        Do(
            $"""
            pragma journal_mode = wal;
            pragma synchronous = full;
            create table accounts (id integer primary key, debits integer not null, credits integer not null);
            create table transfers (id blob primary key, at integer not null) without rowid;
            create table entries (account integer not null, seq integer not null, other integer not null,
              amount integer not null, primary key (account, seq)) without rowid;
            with recursive n(i) as (select 1 union all select i + 1 from n where i < {LedgerLoad.Accounts})
            insert into accounts select i, 0, 0 from n;
            """
        );
    }

    /// <summary>Transfers a second.</summary>
    public double Run(double seconds)
    {
        var (since, done) = (Stopwatch.GetTimestamp(), 0L);
        while (Stopwatch.GetElapsedTime(since).TotalSeconds < seconds)
        {
            using var transaction = _connection.BeginTransaction();
            using var transfer = Prepare("insert into transfers values ($a, $b)");
            using var entry = Prepare("insert into entries values ($a, $b, $c, $d)");
            using var debit = Prepare("update accounts set debits = debits + $a where id = $b");
            using var credit = Prepare("update accounts set credits = credits + $a where id = $b");
            for (var i = 0; i < InCommit; i++, done++)
            {
                var (from, to, amount) = (
                    _chance.Next(1, 50_000),
                    _chance.Next(50_000, 100_000),
                    _chance.Next(1, 1000)
                );
                var id = new byte[16];
                _chance.NextBytes(id);
                Do(transfer, id, done);
                Do(entry, from, Stopwatch.GetTimestamp(), to, -amount);
                Do(entry, to, Stopwatch.GetTimestamp(), from, amount);
                Do(debit, amount, from);
                Do(credit, amount, to);
            }
            transaction.Commit();
        }
        return done / Stopwatch.GetElapsedTime(since).TotalSeconds;
    }

    public void Dispose() => _connection.Dispose();

    private SqliteCommand Prepare(string sql)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in (string[])["$a", "$b", "$c", "$d"])
            if (sql.Contains(name, StringComparison.Ordinal))
                command.Parameters.Add(new SqliteParameter(name, 0L));
        command.Prepare();
        return command;
    }

    private static void Do(SqliteCommand command, params object[] values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i];
        command.ExecuteNonQuery();
    }

    private void Do(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
