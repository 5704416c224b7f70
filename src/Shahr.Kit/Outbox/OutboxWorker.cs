using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Shahr.Kit.Data;
using Shahr.Kit.Jobs;

namespace Shahr.Kit.Outbox;

/// <summary>
/// Finds lanes with something due and delivers them: one at a time on SQLite, several at once on PostgreSQL, where
/// any number of processes may do the same. Woken by <see cref="OutboxSignal"/>, otherwise looks every second.
/// </summary>
public sealed partial class OutboxWorker : BackgroundService
{
    private const int LanesPerLook = 256;
    private const int DeliveriesPerTurn = 64;
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);
    private readonly CityDatabase _database;
    private readonly HandlerList _handlers;
    private readonly OutboxDelivery _delivery;
    private readonly OutboxSignal _signal;
    private readonly TimeProvider _clock;
    private readonly ILogger<OutboxWorker> _log;

    internal OutboxWorker(
        CityDatabase database,
        HandlerList handlers,
        OutboxDelivery delivery,
        OutboxSignal signal,
        TimeProvider clock,
        ILogger<OutboxWorker> log
    )
    {
        (_database, _handlers, _delivery, _signal, _clock, _log) = (database, handlers, delivery, signal, clock, log);
        // No more than processors: what somebody waits for shares them, and a letter may come a second later.
        Workers = database.Kind == DatabaseKind.Sqlite ? 1 : Math.Clamp(Environment.ProcessorCount, 2, 16);
    }

    /// <summary>Deliveries at once in this process.</summary>
    public int Workers { get; init; }

    /// <summary>One look and everything it found. Answers how many deliveries were made.</summary>
    public async Task<int> RunOnceAsync(CancellationToken ct)
    {
        var now = _clock.GetUtcNow().UtcDateTime;
        var lanes = await OutboxQueue.DueAsync(_database, _handlers.Names, now, LanesPerLook, ct);
        if (Workers == 1)
        {
            var alone = 0;
            foreach (var lane in lanes)
                alone += await FollowAsync(lane, ct);
            return alone;
        }

        var made = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = Workers, CancellationToken = ct };
        await Parallel.ForEachAsync(
            lanes,
            options,
            async (lane, stop) => Interlocked.Add(ref made, await FollowAsync(lane, stop))
        );
        return made;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var made = await RunOnceAsync(stoppingToken);
                failures = 0;
                if (made == 0)
                    await _signal.WaitAsync(Poll, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                // The database is away or the machine is full: the rows are safe, so wait and look again.
                var pause = Backoff.After(++failures, Poll, TimeSpan.FromMinutes(1));
                LogLookFailed(error, (long)pause.TotalMilliseconds);
                await Task.Delay(pause, _clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Follows one lane for a while: its next delivery needs no new look, but others wait too.</summary>
    private async Task<int> FollowAsync(OutboxLane lane, CancellationToken ct)
    {
        for (var made = 0; made < DeliveriesPerTurn; )
        {
            var outcome = await _delivery.DeliverNextAsync(lane, ct);
            if (outcome != OutboxOutcome.Nothing)
                made++;
            if (outcome != OutboxOutcome.More)
                return made;
        }

        return DeliveriesPerTurn;
    }

    [LoggerMessage(1, LogLevel.Error, "The outbox could not be read; again in {PauseMs} ms")]
    private partial void LogLookFailed(Exception error, long pauseMs);
}
