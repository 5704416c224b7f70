using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Shahr.Kit.Data;
using Shahr.Kit.Jobs;
using Shahr.Ledger;

namespace Shahr.Treasury;

/// <summary>
/// Brings the rows of this room after the ledger. A batch of lines and the position after them are one transaction, and
/// the position must be where it was: however often a batch is begun, by however many processes, it counts once.
/// </summary>
internal sealed partial class LedgerFollower(
    LedgerHost host,
    IServiceScopeFactory scopes,
    TimeProvider clock,
    ILogger<LedgerFollower> log
) : BackgroundService
{
    private const int LinesAtOnce = 1000;
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
    private readonly Doorbell _asked = new();
    private volatile TaskCompletionSource _moved = NewTurn();
    private long _position = -1;

    /// <summary>From where lines are still to be read, as far as this process knows; 0 before the first look.</summary>
    public long Position => Math.Max(0, Interlocked.Read(ref _position));

    /// <summary>Waits until the rows have followed to after this line, or the time is over.</summary>
    /// <returns>Whether they have.</returns>
    public async Task<bool> UntilAsync(long position, TimeSpan most, CancellationToken ct)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(ct);
        over.CancelAfter(most);
        while (true)
        {
            var moved = _moved.Task;
            if (Interlocked.Read(ref _position) > position)
                return true;
            try
            {
                if (host.IsElsewhere)
                {
                    if (await FollowedElsewhereAsync(over.Token) > position)
                        return true;
                    await Task.Delay(Look, over.Token);
                }
                else
                {
                    await moved.WaitAsync(over.Token);
                }
            }
            catch (OperationCanceledException) when (!ct.IsCancellationRequested)
            {
                return false;
            }
        }
    }

    /// <summary>Follows one batch; true when there may be more.</summary>
    public async Task<bool> RunOnceAsync(CancellationToken ct)
    {
        if (host.Current is not { } ledger || Interlocked.Read(ref _position) >= ledger.End)
            return false;
        await using var scope = scopes.CreateAsyncScope();
        var transaction = scope.ServiceProvider.GetRequiredService<CityTransaction>();
        var db = scope.ServiceProvider.GetRequiredService<TreasuryDb>();
        await transaction.BeginAsync(ct);
        var from = await BeginAsync(db, Numbers.ToGuid(ledger.Identity), ct);
        var lines = ledger.Read(from, LinesAtOnce);
        var to = lines.Count == 0 ? ledger.End : lines[^1].Position + 1;
        if (lines.Count > 0)
        {
            foreach (var follower in scope.ServiceProvider.GetServices<IFollowMoney>())
                await follower.FollowAsync(lines, ct);
        }

        // Another process followed the same lines meanwhile: its transaction counts, this one does not.
        if (await MoveAsync(db, from, to, ct) == 0)
            await transaction.RollbackAsync();
        else
            await transaction.CommitAsync(ct);
        Interlocked.Exchange(ref _position, to);
        Interlocked.Exchange(ref _moved, NewTurn()).SetResult();
        return true;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        host.Asked += _asked.Ring;
        for (var failures = 0; !stoppingToken.IsCancellationRequested; )
        {
            try
            {
                if (!await RunOnceAsync(stoppingToken))
                    await _asked.WaitAsync(Poll, stoppingToken);
                failures = 0;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception error)
            {
                // The lines are safe in the journal: wait and look again, from where the rows say.
                Interlocked.Exchange(ref _position, -1);
                var pause = Backoff.After(++failures, Poll, TimeSpan.FromMinutes(1));
                LogFailed(error, (long)pause.TotalMilliseconds);
                await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        host.Asked -= _asked.Ring;
    }

    private static TaskCompletionSource NewTurn() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static async Task<long> BeginAsync(TreasuryDb db, Guid identity, CancellationToken ct)
    {
        var followed = await db.Followed.AsNoTracking().SingleOrDefaultAsync(f => f.Id == Followed.Only, ct);
        if (followed is null)
        {
            db.Followed.Add(
                new Followed
                {
                    Id = Followed.Only,
                    Ledger = identity,
                    Position = 0,
                }
            );
            await db.SaveChangesAsync(ct);
            return 0;
        }

        if (followed.Ledger != identity)
            throw new InvalidOperationException(
                $"The rows of the treasury follow ledger {followed.Ledger}, and this is {identity}: journal and "
                    + "database are not of one backup."
            );
        return followed.Position;
    }

    // Whoever has the ledger follows it; how far stands in the database.
    private async Task<long> FollowedElsewhereAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TreasuryDb>();
        return await db.Followed.AsNoTracking().Select(f => f.Position).SingleOrDefaultAsync(ct);
    }

    private static Task<int> MoveAsync(TreasuryDb db, long from, long to, CancellationToken ct) =>
        db
            .Followed.Where(f => f.Id == Followed.Only && f.Position == from)
            .ExecuteUpdateAsync(set => set.SetProperty(f => f.Position, to), ct);

    [LoggerMessage(1, LogLevel.Error, "The rows of the treasury cannot follow the ledger; again in {PauseMs} ms")]
    private partial void LogFailed(Exception error, long pauseMs);
}
