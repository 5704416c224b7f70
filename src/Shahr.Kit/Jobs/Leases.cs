using Shahr.Kit.Data;

namespace Shahr.Kit.Jobs;

/// <summary>
/// Work that only one process of the city may do at a time. A lease is a row with an end: its holder renews it, and
/// after a crash it falls free by itself. Clocks decide only how soon that is; <see cref="Lease.ConfirmAsync"/> inside
/// the work's own transaction decides whose work counts.
/// </summary>
public sealed class Leases(CityDatabase database, TimeProvider clock)
{
    private readonly string _process = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.CreateVersion7():N}";
    private int _taken;

    /// <summary>Takes the lease if it is free or has run out; answers null while another holds it.</summary>
    /// <param name="name">Name of the work, <c>audit.seal</c>.</param>
    /// <param name="length">How long it lasts without renewal; several times the longest pause of the work.</param>
    /// <param name="ct">Stops the waiting for the database.</param>
    public async Task<Lease?> TryTakeAsync(string name, TimeSpan length, CancellationToken ct = default)
    {
        // A number per taking: two loops of one process may not both believe they hold the same name.
        var holder = $"{_process}/{Interlocked.Increment(ref _taken)}";
        var now = clock.GetUtcNow().UtcDateTime;
        await using var transaction = new CityTransaction(database);
        await transaction.BeginAsync(ct);
        await using var take = transaction.Command(
            """
            insert into kit_leases (name, holder, until) values (@name, @holder, @until)
            on conflict (name) do update set holder = @holder, until = @until where kit_leases.until < @now
            """
        );
        take.With("@name", name).With("@holder", holder).With("@until", now + length).With("@now", now);
        var rows = await take.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return rows == 1 ? new Lease(database, clock, name, holder, length) : null;
    }
}

/// <summary>A lease that was taken. Dispose it to hand it on at once.</summary>
public sealed class Lease : IAsyncDisposable
{
    private readonly CityDatabase _database;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _length;
    private long _untilTicks;

    internal Lease(CityDatabase database, TimeProvider clock, string name, string holder, TimeSpan length)
    {
        (_database, _clock, Name, Holder, _length) = (database, clock, name, holder, length);
        _untilTicks = clock.GetUtcNow().UtcTicks + length.Ticks;
    }

    /// <summary>Name of the work.</summary>
    public string Name { get; }

    /// <summary>Machine, process and taking that hold it; unique.</summary>
    public string Holder { get; }

    /// <summary>
    /// True until the lease runs out by this process's clock or a renewal failed. No database is asked.
    /// </summary>
    public bool IsHeld => _clock.GetUtcNow().UtcTicks < Volatile.Read(ref _untilTicks);

    /// <summary>
    /// True once a third of it has passed: time to renew, well before it ends. Renewing more often only writes.
    /// </summary>
    public bool IsDue => _clock.GetUtcNow().UtcTicks > Volatile.Read(ref _untilTicks) - (_length.Ticks * 2 / 3);

    /// <summary>Lengthens the lease in a transaction of its own; false when another took it meanwhile.</summary>
    public async Task<bool> RenewAsync(CancellationToken ct = default)
    {
        await using var transaction = new CityTransaction(_database);
        await transaction.BeginAsync(ct);
        var held = await ConfirmAsync(transaction, ct);
        await transaction.CommitAsync(ct);
        return held;
    }

    /// <summary>
    /// The same inside the work's own transaction, as its last step: when it answers false, roll back. The row stays
    /// locked until the commit, so nobody can take the lease between the answer and the commit.
    /// </summary>
    public async Task<bool> ConfirmAsync(CityTransaction transaction, CancellationToken ct = default)
    {
        var until = _clock.GetUtcNow().UtcDateTime + _length;
        await using var renew = transaction.Command(
            "update kit_leases set until = @until where name = @name and holder = @holder"
        );
        renew.With("@until", until).With("@name", Name).With("@holder", Holder);
        var held = await renew.ExecuteNonQueryAsync(ct) == 1;
        Volatile.Write(ref _untilTicks, held ? until.Ticks : 0);
        return held;
    }

    /// <summary>Gives the lease back, if it is still ours.</summary>
    public async ValueTask DisposeAsync()
    {
        Volatile.Write(ref _untilTicks, 0);
        await using var transaction = new CityTransaction(_database);
        await transaction.BeginAsync();
        await using var give = transaction.Command("delete from kit_leases where name = @name and holder = @holder");
        give.With("@name", Name).With("@holder", Holder);
        await give.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
    }
}
