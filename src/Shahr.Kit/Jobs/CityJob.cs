using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Shahr.Kit.Data;

namespace Shahr.Kit.Jobs;

/// <summary>One repeated piece of work: what it is called, how often it looks, and the function it calls.</summary>
public sealed record JobPlan
{
    /// <summary>Stable name, <c>audit.seal</c>; also the name of its lease.</summary>
    public required string Name { get; init; }

    /// <summary>Wait between two rounds that found nothing more to do.</summary>
    public required TimeSpan Pause { get; init; }

    /// <summary>
    /// The work, in a scope and a transaction of its own that commits when it returns. True asks for the next round at
    /// once: there is more to do.
    /// </summary>
    public required Func<IServiceProvider, CancellationToken, Task<bool>> Run { get; init; }

    /// <summary>True when only one process of the city may do it at a time.</summary>
    public bool Leased { get; init; } = true;

    /// <summary>False for work that talks to the outside and must not hold the database meanwhile.</summary>
    public bool InTransaction { get; init; } = true;
}

/// <summary>
/// A shallow loop around one <see cref="JobPlan"/>: rounds, pauses, a lease, and backing off after errors.
/// </summary>
public sealed partial class CityJob(
    JobPlan plan,
    IServiceScopeFactory scopes,
    Leases leases,
    TimeProvider clock,
    ILogger<CityJob> log
) : BackgroundService
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);
    private readonly TimeSpan _length = TimeSpan.FromSeconds(Math.Max(30, plan.Pause.TotalSeconds * 3));
    private Lease? _lease;
    private int _failures;

    /// <summary>
    /// One round: takes or keeps the lease, runs the work, commits. True when there is more to do; false also when
    /// another process holds the lease.
    /// </summary>
    public async Task<bool> RunOnceAsync(CancellationToken ct)
    {
        if (!plan.Leased)
            return await WorkAsync(null, ct);
        if (_lease is null || (_lease.IsDue && !await _lease.RenewAsync(ct)))
            _lease = await leases.TryTakeAsync(plan.Name, _length, ct);
        return _lease is not null && await WorkAsync(_lease, ct);
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (_lease is null)
            return;
        try
        {
            await _lease.DisposeAsync();
        }
        catch (Exception error)
        {
            // It runs out by itself; a city that stops must not fail over it.
            LogFailure(error, 0);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Yield first: hosted services start one after another, and no job may delay the first page.
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = plan.Pause;
            try
            {
                var more = await RunOnceAsync(stoppingToken);
                _failures = 0;
                if (more)
                    continue;
                // Another process does it: looking now and then is enough to take over when that one dies.
                if (plan.Leased && _lease is null)
                    pause = Longer(pause, _length / 10);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                pause = Backoff.After(++_failures, plan.Pause, LongestPause);
                LogFailure(error, (long)pause.TotalMilliseconds);
            }

            await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private async Task<bool> WorkAsync(Lease? lease, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (!plan.InTransaction)
            return await RunRenewingAsync(scope.ServiceProvider, lease, ct);

        var transaction = scope.ServiceProvider.GetRequiredService<CityTransaction>();
        await transaction.BeginAsync(ct);
        var more = await RunRenewingAsync(scope.ServiceProvider, lease, ct);
        if (lease is null || await lease.ConfirmAsync(transaction, ct))
        {
            await transaction.CommitAsync(ct);
            return more;
        }

        LogLeaseLost(plan.Name);
        await transaction.RollbackAsync();
        return false;
    }

    private async Task<bool> RunRenewingAsync(IServiceProvider services, Lease? lease, CancellationToken ct)
    {
        // On SQLite a renewal would wait for this very transaction; there ConfirmAsync at the end is enough.
        var alone = plan.InTransaction && services.GetRequiredService<CityDatabase>().Kind == DatabaseKind.Sqlite;
        if (alone || lease is null)
            return await plan.Run(services, ct);

        using var lost = CancellationTokenSource.CreateLinkedTokenSource(ct);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var renewing = RenewUntilAsync(lease, lost, ended.Token);
        try
        {
            return await plan.Run(services, lost.Token);
        }
        finally
        {
            await ended.CancelAsync();
            await renewing;
        }
    }

    private async Task RenewUntilAsync(Lease lease, CancellationTokenSource lost, CancellationToken ended)
    {
        try
        {
            while (true)
            {
                await Task.Delay(_length / 3, clock, ended);
                if (!await lease.RenewAsync(ended))
                    break;
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            return;
        }
        catch (Exception error)
        {
            LogFailure(error, 0);
        }

        await lost.CancelAsync();
    }

    private void LogFailure(Exception error, long pauseMs)
    {
        // A full disk is one line each round, not one stack trace each.
        if (Outage.Is(error))
            LogOutage(plan.Name, error.GetBaseException().Message, pauseMs);
        else
            LogRoundFailed(error, plan.Name, pauseMs);
    }

    [LoggerMessage(1, LogLevel.Error, "Job {Job} failed; next round in {PauseMs} ms")]
    private partial void LogRoundFailed(Exception error, string job, long pauseMs);

    [LoggerMessage(3, LogLevel.Error, "Job {Job} waits for disk or database: {Why}; next round in {PauseMs} ms")]
    private partial void LogOutage(string job, string why, long pauseMs);

    [LoggerMessage(2, LogLevel.Warning, "Job {Job} lost its lease to another process; its round was rolled back")]
    private partial void LogLeaseLost(string job);
}
