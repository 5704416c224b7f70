using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Shahr.Kit.Data;

/// <summary>Something that writes what it gathered just before the commit (new rows, audit, outbox).</summary>
public interface ICommitPart
{
    /// <summary>
    /// The commands that write it, in their order; on PostgreSQL those of all parts go in one round trip.
    /// </summary>
    IEnumerable<DbCommand> Commands(CityTransaction transaction) => [];

    /// <summary>Called once the commit is durable.</summary>
    void Committed();
}

/// <summary>
/// The request's one connection and its one transaction, begun late. Every <see cref="CityDb"/> of the scope joins it;
/// audit rows and outbox events are written in it by their <see cref="ICommitPart"/> right before the commit.
/// </summary>
public sealed class CityTransaction(CityDatabase database) : IAsyncDisposable
{
    private readonly List<DbContext> _contexts = [];
    private readonly List<ICommitPart> _parts = [];
    private DbConnection? _connection;
    private IDisposable? _turn;
    private bool _queryOnly;

    /// <summary>The database the transaction is on.</summary>
    public CityDatabase Database => database;

    /// <summary>The scope's connection, perhaps still closed.</summary>
    public DbConnection Connection => _connection ??= database.CreateConnection();

    /// <summary>The open transaction, or null.</summary>
    public DbTransaction? Current { get; private set; }

    /// <summary>Set by a slice whose refusal must still be remembered, such as a failed sign-in.</summary>
    public bool KeepOnRefusal { get; set; }

    /// <summary>Begins, after its turn on SQLite. A second call in the same scope does nothing.</summary>
    public async Task BeginAsync(CancellationToken ct = default)
    {
        if (Current is not null)
            return;
        if (database.Kind == DatabaseKind.Sqlite)
            _turn = await database.Gate.EnterAsync(ct);
        await OpenAsync(ct);
        Current = await Connection.BeginTransactionAsync(ct);
    }

    /// <summary>
    /// Begins a transaction that waits for nobody and in which the database itself refuses every write, also those that
    /// were gathered for the commit.
    /// </summary>
    public async Task BeginReadingAsync(CancellationToken ct = default)
    {
        if (Current is not null)
            throw new InvalidOperationException("A transaction that may write has begun already.");
        await OpenAsync(ct);
        if (Connection is SqliteConnection sqlite)
        {
            _queryOnly = true;
            await ExecuteAsync("pragma query_only = on", ct);
            Current = sqlite.BeginTransaction(deferred: true);
        }
        else
        {
            Current = await Connection.BeginTransactionAsync(ct);
            await ExecuteAsync("set transaction read only", ct);
        }
    }

    /// <summary>Saves every context, writes audit and outbox, and makes it all durable.</summary>
    public async Task CommitAsync(CancellationToken ct = default)
    {
        if (Current is null)
            throw new InvalidOperationException("Nothing was begun.");
        foreach (var context in _contexts)
        {
            if (context.ChangeTracker.HasChanges())
                await context.SaveChangesAsync(ct);
        }

        await ExecuteAsync(_parts.SelectMany(part => part.Commands(this)), ct);
        database.Probe?.Invoke("commit");
        await Current.CommitAsync(ct);
        database.Probe?.Invoke("committed");
        await EndAsync();
        foreach (var part in _parts)
            part.Committed();
    }

    /// <summary>Gives everything back.</summary>
    public async Task RollbackAsync()
    {
        if (Current is null)
            return;
        await Current.RollbackAsync();
        await EndAsync();
        foreach (var context in _contexts)
            context.ChangeTracker.Clear();
    }

    /// <summary>A command on the connection and in the transaction.</summary>
    public DbCommand Command(string sql)
    {
        database.Probe?.Invoke(sql);
        var command = Connection.CreateCommand();
        command.Transaction = Current;
        command.CommandText = sql;
        return command;
    }

    /// <summary>Runs commands of this transaction in their order; on PostgreSQL in one round trip.</summary>
    public async Task ExecuteAsync(IEnumerable<DbCommand> commands, CancellationToken ct = default)
    {
        if (Connection is NpgsqlConnection connection)
        {
            await using var batch = new NpgsqlBatch(connection, (NpgsqlTransaction?)Current);
            foreach (var command in commands)
                batch.BatchCommands.Add(Moved((NpgsqlCommand)command));
            if (batch.BatchCommands.Count > 0)
                await batch.ExecuteNonQueryAsync(ct);
            return;
        }

        // Each is made when the one before it has run: the probe stands before every statement.

        foreach (var command in commands)
        {
            await using (command)
                await command.ExecuteNonQueryAsync(ct);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Current is not null)
            await Current.DisposeAsync();
        Current = null;
        _turn?.Dispose();
        if (_connection is null)
            return;
        await AllowWritingAsync();
        await _connection.DisposeAsync();
    }

    /// <summary>
    /// A context joins when it is first used, from its <c>OnConfiguring</c>: one that a request only passes on costs
    /// nothing. It must neither begin transactions nor make savepoints of its own (<see cref="CityDb.LeaveToUs"/>).
    /// </summary>
    public void Configure(DbContext context, DbContextOptionsBuilder options)
    {
        database.Configure(options, Connection);
        if (database.Kind == DatabaseKind.Sqlite)
            options.AddInterceptors(new InOurTransaction(this));
        _contexts.Add(context);
    }

    /// <summary>
    /// A part that writes just before the commit or hears that it is durable; joining twice is the same as once.
    /// </summary>
    public void Join(ICommitPart part)
    {
        if (!_parts.Contains(part))
            _parts.Add(part);
    }

    private async Task EndAsync()
    {
        if (Current is not null)
            await Current.DisposeAsync();
        Current = null;
        await AllowWritingAsync();
        await Connection.CloseAsync();
        _turn?.Dispose();
        _turn = null;
    }

    private static NpgsqlBatchCommand Moved(NpgsqlCommand command)
    {
        var moved = new NpgsqlBatchCommand(command.CommandText);
        NpgsqlParameter[] parameters = [.. command.Parameters.Cast<NpgsqlParameter>()];
        command.Parameters.Clear();
        foreach (var parameter in parameters)
            moved.Parameters.Add(parameter);
        return moved;
    }

    private Task OpenAsync(CancellationToken ct) =>
        Connection.State == ConnectionState.Open ? Task.CompletedTask : Connection.OpenAsync(ct);

    /// <summary>A connection of SQLite goes back to its pool as it came.</summary>
    private async Task AllowWritingAsync()
    {
        if (_queryOnly && Connection.State == ConnectionState.Open)
            await ExecuteAsync("pragma query_only = off", CancellationToken.None);
        _queryOnly = false;
    }

    private async Task ExecuteAsync(string sql, CancellationToken ct)
    {
        await using var command = Command(sql);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>SQLite refuses a command that does not name the transaction of its connection.</summary>
    private sealed class InOurTransaction(CityTransaction ours) : DbCommandInterceptor
    {
        public override DbCommand CommandCreated(CommandEndEventData eventData, DbCommand result)
        {
            result.Transaction = ours.Current;
            return result;
        }
    }
}
