using System.Diagnostics;
using Npgsql;
using Shahr.Kit.Data;
using Shahr.Ledger;

namespace Shahr.Treasury;

/// <summary>
/// The journal of a ledger in PostgreSQL: a row is a batch. A batch is written by one statement that also asks whether
/// this process still has the right to, and whether the journal still ends where the batch begins; the row it asks is
/// locked until the commit. So two processes never write to one place, whatever their clocks say.
/// </summary>
public sealed class PostgresJournal : IJournal
{
    internal const int SlotBytes = 256;

    private const string Write = """
        with mine as (
          update treasury_ledger set next = next + $2 where epoch = $4 and next = $1 returning next)
        insert into treasury_journal (position, slots, bytes) select $1, $2, $3 from mine
        """;

    // A batch may begin before the place that is wanted; of each only the wanted piece is sent.
    private const string Pieces = """
        select greatest(position, $1),
          substring(bytes from (greatest($1 - position, 0) * 256 + 1)::integer
            for ((least(position + slots, $2) - greatest(position, $1)) * 256)::integer)
        from treasury_journal
        where position < $2 and position + slots > $1
          and position >= coalesce((select max(position) from treasury_journal where position <= $1), 0)
        order by position
        """;

    private readonly CityDatabase _database;
    private readonly NpgsqlConnection? _writing;
    private readonly NpgsqlCommand? _write;
    private readonly JournalBlocks _blocks = new();
    private byte[] _buffer = [];
    private long _end;

    private PostgresJournal(CityDatabase database, long end, NpgsqlConnection? writing, long epoch)
    {
        (_database, _end, _writing) = (database, end, writing);
        if (writing is null)
            return;
        _write = new NpgsqlCommand(Write, writing)
        {
            CommandTimeout = 15,
            Parameters =
            {
                new NpgsqlParameter<long>(),
                new NpgsqlParameter<int>(),
                new NpgsqlParameter<ReadOnlyMemory<byte>>(),
                new NpgsqlParameter<long> { TypedValue = epoch },
            },
        };
    }

    /// <inheritdoc/>
    public long Reserved => Volatile.Read(ref _end);

    /// <summary>
    /// Opens it to read what is there now; whoever writes goes on. Null where the city keeps no journal in its
    /// database.
    /// </summary>
    public static async Task<PostgresJournal?> ReadAsync(CityDatabase database, CancellationToken ct = default)
    {
        await using var connection = await database.OpenAsync(ct);
        await using var ask = connection.CreateCommand();
        ask.CommandText = "select next from treasury_ledger";
        return await ask.ExecuteScalarAsync(ct) is long end ? new PostgresJournal(database, end, null, 0) : null;
    }

    /// <summary>Opens it to write, for whoever has this epoch.</summary>
    internal static async Task<PostgresJournal> OpenAsync(
        CityDatabase database,
        long epoch,
        long end,
        CancellationToken ct
    )
    {
        var writing = await AloneAsync(database, ct);
        try
        {
            // A commit that was answered is on the disk, whatever the server is used to.
            await using var durable = new NpgsqlCommand(
                "select set_config('synchronous_commit', 'on', false) "
                    + "where current_setting('synchronous_commit') = 'off'",
                writing
            );
            await durable.ExecuteNonQueryAsync(ct);
            return new PostgresJournal(database, end, writing, epoch);
        }
        catch
        {
            await writing.DisposeAsync();
            throw;
        }
    }

    /// <summary>A connection of one's own, which no pool hands to somebody else.</summary>
    internal static async Task<NpgsqlConnection> AloneAsync(CityDatabase database, CancellationToken ct)
    {
        var connection = new NpgsqlConnection(database.ConnectionString + ";Pooling=false;Keepalive=10");
        await connection.OpenAsync(ct);
        return connection;
    }

    /// <inheritdoc/>
    public bool Reserve(long position, int slots) => true;

    /// <inheritdoc/>
    public void Append(long position, ReadOnlySpan<byte> slots)
    {
        if (_write is null)
            throw new UnreachableException("This journal was opened to be read.");
        var count = slots.Length / SlotBytes;
        if (_buffer.Length < slots.Length)
            _buffer = new byte[slots.Length];
        slots.CopyTo(_buffer);
        ((NpgsqlParameter<long>)_write.Parameters[0]).TypedValue = position;
        ((NpgsqlParameter<int>)_write.Parameters[1]).TypedValue = count;
        ((NpgsqlParameter<ReadOnlyMemory<byte>>)_write.Parameters[2]).TypedValue = _buffer.AsMemory(0, slots.Length);
        if (!_write.IsPrepared)
            _write.Prepare();
        if (Written() != 1)
            throw new IOException("The ledger went to another process, or its journal no longer ends here.");
        _blocks.Add(position, slots);
        Volatile.Write(ref _end, position + count);
    }

    /// <inheritdoc/>
    public int Read(long position, Span<byte> slots)
    {
        var end = Math.Min(Reserved, position + (slots.Length / SlotBytes));
        if (end <= position)
            return 0;
        if (end - position >= JournalBlocks.Slots)
            Fetch(position, end, slots);
        else
            for (var at = position; at < end; at++)
                Block(at).At(at).CopyTo(slots[((int)(at - position) * SlotBytes)..]);
        return (int)(end - position) * SlotBytes;
    }

    /// <summary>Never asked: a batch is a row, and there are no halves of it.</summary>
    public void Clear(long position, int slots) =>
        throw new UnreachableException("A batch in the database is whole or not there.");

    /// <inheritdoc/>
    public void Dispose()
    {
        _write?.Dispose();
        _writing?.Dispose();
    }

    private int Written()
    {
        try
        {
            return _write?.ExecuteNonQuery() ?? 0;
        }
        catch (NpgsqlException fault)
        {
            throw new IOException("The database did not take a batch of the journal: " + fault.Message, fault);
        }
    }

    private JournalBlocks.Block Block(long position)
    {
        if (_blocks.Find(position) is { } known)
            return known;
        var number = position / JournalBlocks.Slots;
        var from = number * JournalBlocks.Slots;
        var to = Math.Min(from + JournalBlocks.Slots, Reserved);
        var block = new JournalBlocks.Block(number, (int)(to - from));
        Fetch(from, to, block.Bytes);
        _blocks.Keep(block);
        return block;
    }

    // What is missing stays zeros: the ledger says what that means.
    private void Fetch(long from, long to, Span<byte> slots)
    {
        slots[..((int)(to - from) * SlotBytes)].Clear();
        using var connection = (NpgsqlConnection)_database.CreateConnection();
        connection.Open();
        using var read = new NpgsqlCommand(Pieces, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<long> { TypedValue = from },
                new NpgsqlParameter<long> { TypedValue = to },
            },
        };
        using var rows = read.ExecuteReader();
        while (rows.Read())
        {
            var room = slots[((int)(rows.GetInt64(0) - from) * SlotBytes)..];
            var bytes = rows.GetFieldValue<byte[]>(1);
            bytes.AsSpan(0, Math.Min(bytes.Length, room.Length)).CopyTo(room);
        }
    }
}
