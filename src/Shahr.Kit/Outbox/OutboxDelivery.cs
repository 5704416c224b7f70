using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shahr.Kit.Data;
using Shahr.Kit.Jobs;

namespace Shahr.Kit.Outbox;

/// <summary>
/// Delivers one lane's head to its handler: the handler's writes and the mark "done" are one transaction.
/// </summary>
internal sealed partial class OutboxDelivery(
    IServiceScopeFactory scopes,
    HandlerList handlers,
    OutboxMetrics metrics,
    TimeProvider clock,
    ILogger<OutboxDelivery> log
)
{
    /// <summary>Attempts before a delivery is dead.</summary>
    public const int MaxAttempts = 8;

    private const int MaxErrorLength = 500;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    /// <summary>Delivers the head of a lane, if it is due and nobody else has it.</summary>
    public async Task<OutboxOutcome> DeliverNextAsync(OutboxLane lane, CancellationToken ct)
    {
        if (handlers.Find(lane.Handler) is not { } handler)
            return OutboxOutcome.Nothing;
        OutboxHead? head = null;
        await using var scope = scopes.CreateAsyncScope();
        var tx = scope.ServiceProvider.GetRequiredService<CityTransaction>();
        await tx.BeginAsync(ct);
        try
        {
            var now = clock.GetUtcNow().UtcDateTime;
            head = await OutboxQueue.TakeHeadAsync(tx, lane, now, ct);
            if (head is null)
            {
                await tx.RollbackAsync();
                return OutboxOutcome.Nothing;
            }

            await CallAsync(handler, scope.ServiceProvider, head, ct);
            await OutboxQueue.MarkDoneAsync(tx, head.Seq, now, ct);
            await tx.CommitAsync(ct);
            metrics.Delivered(lane.Handler, clock.GetUtcNow().UtcDateTime - head.At);
            return head.More ? OutboxOutcome.More : OutboxOutcome.Last;
        }
        catch (Exception error) when (head is not null && !ct.IsCancellationRequested)
        {
            await tx.RollbackAsync();
            await RememberAsync(lane, head, error, ct);
            return OutboxOutcome.Nothing;
        }
    }

    private async Task CallAsync(
        HandlerRegistration handler,
        IServiceProvider services,
        OutboxHead head,
        CancellationToken ct
    )
    {
        if (handler.EventType.Name != head.Type)
        {
            throw new InvalidOperationException($"{handler.Name} hears {handler.EventType.Name}, not {head.Type}.");
        }

        var happened =
            JsonSerializer.Deserialize(head.Body, handler.EventType, JsonSerializerOptions.Web)
            ?? throw new InvalidOperationException($"The body of {head.EventId} is empty.");
        using var limit = new CancellationTokenSource(Limit, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, ct);
        await handler.Call(services, happened, new Delivery(head.EventId, head.At, head.Attempts + 1), both.Token);
    }

    private async Task RememberAsync(OutboxLane lane, OutboxHead head, Exception error, CancellationToken ct)
    {
        var attempt = head.Attempts + 1;
        var dead = attempt >= MaxAttempts;
        var pause = Backoff.After(attempt, FirstPause, LongestPause);
        await using (var scope = scopes.CreateAsyncScope())
        {
            var tx = scope.ServiceProvider.GetRequiredService<CityTransaction>();
            await tx.BeginAsync(ct);
            await OutboxQueue.MarkFailedAsync(tx, head, dead, clock.GetUtcNow().UtcDateTime + pause, Trim(error), ct);
            await tx.CommitAsync(ct);
        }

        metrics.Failed(lane.Handler, dead);
        if (dead)
            LogDead(error, lane.Handler, head.EventId, attempt);
        else
            LogFailed(error, lane.Handler, head.EventId, attempt, (long)pause.TotalMilliseconds);
    }

    /// <summary>Type and message only: a stack or inner values might carry somebody's data into a page.</summary>
    private static string Trim(Exception error)
    {
        var text = $"{error.GetType().Name}: {error.Message}";
        return text.Length <= MaxErrorLength ? text : text[..MaxErrorLength];
    }

    [LoggerMessage(
        1,
        LogLevel.Warning,
        "{Handler} failed on event {EventId}, attempt {Attempt}; again in {PauseMs} ms"
    )]
    private partial void LogFailed(Exception error, string handler, Guid eventId, int attempt, long pauseMs);

    [LoggerMessage(
        2,
        LogLevel.Error,
        "{Handler} gave up event {EventId} after {Attempt} attempts; its stream waits for an operator"
    )]
    private partial void LogDead(Exception error, string handler, Guid eventId, int attempt);
}
