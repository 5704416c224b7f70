using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit.Data;

namespace Shahr.Notify;

/// <summary>
/// The sending job, in one process at a time: takes what is due, gives it to the gateway, writes what came of it.
/// A crash between the two sends again with the same id, which the gateway recognises.
/// </summary>
internal static class SendDueMessages
{
    private const int Batch = 64;
    private const int AtOnce = 16;

    public static async Task<bool> RunAsync(IServiceProvider scope, CancellationToken ct)
    {
        var now = scope.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var due = await scope
            .GetRequiredService<NotifyDb>()
            .Messages.AsNoTracking()
            .Where(m => m.State == MessageState.Queued && m.NextAt <= now)
            .OrderBy(m => m.NextAt)
            .Take(Batch)
            .ToListAsync(ct);
        foreach (var some in due.Chunk(AtOnce))
        {
            var errors = await Task.WhenAll(some.Select(message => GiveAsync(scope, message, ct)));
            await SettleAsync(scope, some.Zip(errors).ToDictionary(p => p.First.Id, p => p.Second), ct);
        }

        return due.Count == Batch;
    }

    /// <summary>
    /// One transaction for all that were given together; what somebody else settled meanwhile is theirs.
    /// </summary>
    private static async Task SettleAsync(
        IServiceProvider services,
        Dictionary<Guid, string?> errors,
        CancellationToken ct
    )
    {
        await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        var transaction = scope.ServiceProvider.GetRequiredService<CityTransaction>();
        await transaction.BeginAsync(ct);
        var rows = await scope
            .ServiceProvider.GetRequiredService<NotifyDb>()
            .Messages.Where(m => errors.Keys.Contains(m.Id) && m.State == MessageState.Queued)
            .ToListAsync(ct);
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        foreach (var row in rows)
        {
            if (errors[row.Id] is { } error)
                row.Failed(now, error);
            else
                row.Sent(now);
        }

        try
        {
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (DbUpdateConcurrencyException)
        {
            // A process whose lease ran out wrote first. The rest is given again: the gateway knows the ids.
            await transaction.RollbackAsync();
        }
    }

    private static async Task<string?> GiveAsync(IServiceProvider services, QueuedMessage message, CancellationToken ct)
    {
        try
        {
            var seal = services.GetRequiredService<MessageSeal>();
            var outgoing = new OutgoingMessage(
                message.Id,
                seal.Open(message.SealedAddress ?? ""),
                message.Subject,
                seal.Open(message.SealedBody ?? "")
            );
            if (message.Channel == Channel.Sms)
                await services.GetRequiredService<ISmsGateway>().SendAsync(outgoing, ct);
            else
                await services.GetRequiredService<IMailGateway>().SendAsync(outgoing, ct);
            return null;
        }
        catch (Exception broken)
            when (broken is GatewayException or System.Security.Cryptography.CryptographicException)
        {
            return broken.Message;
        }
    }
}
