using Shahr.Kit.Data;

namespace Shahr.Treasury;

/// <summary>
/// The right to write to the ledger's journal in the database, which one process has at a time. Its epoch, higher with
/// each taking, is asked for by the statement that writes a batch; the time (the database's clock for all) decides only
/// how soon another may take it from one that is silent.
/// </summary>
internal sealed class LedgerLease : IAsyncDisposable
{
    // A process that restarts after a broken connection takes its own lease again at once.
    private static readonly string _process =
        $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.CreateVersion7():N}";

    private readonly CityDatabase _database;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _length;
    private readonly CancellationTokenSource _over = new();
    private readonly Task _keeping;
    private long _since;
    private volatile bool _lost;

    private LedgerLease(CityDatabase database, TimeProvider clock, TimeSpan length, long epoch, long next, long since)
    {
        (_database, _clock, _length, Epoch, Next, _since) = (database, clock, length, epoch, next, since);
        _keeping = KeepAsync();
    }

    /// <summary>The number of this taking.</summary>
    public long Epoch { get; }

    /// <summary>Where the journal ended when it was taken.</summary>
    public long Next { get; }

    /// <summary>
    /// Whether nobody else can have it yet. What is answered while it holds is as new as the question.
    /// </summary>
    public bool IsHeld => !_lost && _clock.GetElapsedTime(Interlocked.Read(ref _since)) < _length;

    /// <summary>Takes it where it is free, has run out or is this holder's; null while another has it.</summary>
    /// <param name="database">PostgreSQL.</param>
    /// <param name="clock">The time.</param>
    /// <param name="length">How long a holder may be silent.</param>
    /// <param name="holder">A name that no other holder has.</param>
    /// <param name="ct">Stops waiting for the database.</param>
    public static async Task<LedgerLease?> TryTakeAsync(
        CityDatabase database,
        TimeProvider clock,
        TimeSpan length,
        string holder,
        CancellationToken ct
    )
    {
        var since = clock.GetTimestamp();
        await using var connection = await database.OpenAsync(ct);
        await using var take = connection.CreateCommand();
        take.CommandText = """
            insert into treasury_ledger as l (id, epoch, holder, until, next)
            values (1, 1, @holder, clock_timestamp() + @length, 0)
            on conflict (id) do update set
              epoch = l.epoch + 1, holder = excluded.holder, until = clock_timestamp() + @length
            where l.until < clock_timestamp() or l.holder = excluded.holder
            returning epoch, next
            """;
        take.With("@holder", holder).With("@length", length);
        await using var row = await take.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct)
            ? new LedgerLease(database, clock, length, row.GetInt64(0), row.GetInt64(1), since)
            : null;
    }

    /// <summary>A name of a new holder in this process.</summary>
    public static string NewHolder() => $"{_process}/{Guid.CreateVersion7():N}";

    /// <summary>Gives it back, so that another may take it at once.</summary>
    public async Task GiveBackAsync()
    {
        await DisposeAsync();
        await SetAsync("-infinity", CancellationToken.None);
    }

    /// <summary>Keeps it no longer; it runs out by itself.</summary>
    public async ValueTask DisposeAsync()
    {
        _lost = true;
        await _over.CancelAsync();
        await _keeping;
    }

    private async Task KeepAsync()
    {
        while (!_lost)
        {
            try
            {
                await Task.Delay(_length / 5, _over.Token);
                var since = _clock.GetTimestamp();
                _lost |= !await SetAsync(null, _over.Token);
                Interlocked.Exchange(ref _since, since);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception)
            {
                // The database is away for a moment; whether it was too long, IsHeld says.
            }
        }
    }

    private async Task<bool> SetAsync(string? until, CancellationToken ct)
    {
        await using var connection = await _database.OpenAsync(ct);
        await using var keep = connection.CreateCommand();
        keep.CommandTimeout = Math.Max(1, (int)_length.TotalSeconds);
        keep.CommandText = """
            update treasury_ledger set until = coalesce(cast(@until as timestamptz), clock_timestamp() + @length)
            where epoch = @epoch
            """;
        keep.With("@until", until).With("@length", _length).With("@epoch", Epoch);
        return await keep.ExecuteNonQueryAsync(ct) == 1;
    }
}
