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
    private const int AtOnce = 8;

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
        var scopes = scope.GetRequiredService<IServiceScopeFactory>();
        await Parallel.ForEachAsync(
            due,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct },
            async (message, stop) => await SendOneAsync(scopes, message, stop)
        );
        return due.Count == Batch;
    }

    private static async Task SendOneAsync(IServiceScopeFactory scopes, QueuedMessage message, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var error = await GiveAsync(scope.ServiceProvider, message, ct);
        var transaction = scope.ServiceProvider.GetRequiredService<CityTransaction>();
        await transaction.BeginAsync(ct);
        var row = await scope
            .ServiceProvider.GetRequiredService<NotifyDb>()
            .Messages.SingleOrDefaultAsync(m => m.Id == message.Id && m.State == MessageState.Queued, ct);
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        if (error is null)
            row?.Sent(now);
        else
            row?.Failed(now, error);
        await transaction.CommitAsync(CancellationToken.None);
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
