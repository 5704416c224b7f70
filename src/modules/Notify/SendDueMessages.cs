using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit.Data;

namespace Shahr.Notify;

/// <summary>
/// The sending jobs, each in one process at a time. One a channel: a mail server or a push service that hangs holds up
/// its own, and no one-time code waits for it.
/// </summary>
internal static class SendDueMessages
{
    private const int SmsAtOnce = 256;
    private const int MailsAtOnce = 16;
    private const int PushesAtOnce = 32;

    public static async Task<bool> SmsAsync(IServiceProvider scope, CancellationToken ct) =>
        await GiveToProvider.RunAsync(scope, await DueAsync(scope, Channel.Sms, SmsAtOnce, ct), ct);

    public static async Task<bool> MailsAsync(IServiceProvider scope, CancellationToken ct)
    {
        var mails = await DueAsync(scope, Channel.Email, MailsAtOnce, ct);
        if (mails.Count == 0)
            return false;
        var errors = await Task.WhenAll(mails.Select(mail => MailAsync(scope, mail, ct)));
        var outcomes = mails.Zip(errors).ToDictionary(p => p.First.Id, p => new Outcome(p.Second, null));
        await SettleAsync(scope, outcomes, [], ct);
        return mails.Count == MailsAtOnce;
    }

    public static async Task<bool> PushesAsync(IServiceProvider scope, CancellationToken ct)
    {
        var pushes = await DueAsync(scope, Channel.Push, PushesAtOnce, ct);
        if (pushes.Count == 0)
            return false;
        var (outcomes, gone) = await scope.GetRequiredService<SendPushes>().SendAsync(pushes, ct);
        await SettleAsync(scope, outcomes, gone, ct);
        return pushes.Count == PushesAtOnce;
    }

    private static async Task<List<QueuedMessage>> DueAsync(
        IServiceProvider scope,
        Channel channel,
        int most,
        CancellationToken ct
    )
    {
        var now = scope.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var db = scope.GetRequiredService<NotifyDb>();
        // Codes first, and a notice to many last: it may take minutes.
        var due = await db
            .Messages.AsNoTracking()
            .Where(m => m.State == MessageState.Queued && m.NextAt <= now && m.Channel == channel)
            .OrderByDescending(m => m.Urgent)
            .ThenBy(m => m.BulkId != null)
            .ThenBy(m => m.NextAt)
            .Take(most)
            .ToListAsync(ct);
        return await HoldQuietHours.WithoutAsync(db, due, now, ct);
    }

    /// <summary>
    /// One transaction for all that were given together; what somebody else settled meanwhile is theirs. A crash before
    /// it sends again with the same Message-Id.
    /// </summary>
    private static async Task SettleAsync(
        IServiceProvider services,
        Dictionary<Guid, Outcome> outcomes,
        IReadOnlyCollection<Guid> goneDevices,
        CancellationToken ct
    )
    {
        await using var scope = services.CreateAsyncScope();
        var transaction = scope.ServiceProvider.GetRequiredService<CityTransaction>();
        await transaction.BeginAsync(ct);
        var db = scope.ServiceProvider.GetRequiredService<NotifyDb>();
        if (goneDevices.Count > 0)
            await db.PushDevices.Where(d => goneDevices.Contains(d.Id)).ExecuteDeleteAsync(ct);
        var rows = await db
            .Messages.Where(m => outcomes.Keys.Contains(m.Id) && m.State == MessageState.Queued)
            .ToListAsync(ct);
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        foreach (var row in rows)
        {
            if (outcomes[row.Id] is { Error: { } error } failed)
                row.Failed(now, error, failed.Wait);
            else
                row.Sent(now);
        }

        await GiveToProvider.CommitAsync(transaction);
    }

    private static async Task<string?> MailAsync(IServiceProvider services, QueuedMessage message, CancellationToken ct)
    {
        try
        {
            var leave = services.GetRequiredService<NoticeLinks>().LeaveUrlOf(message);
            var outgoing = services.GetRequiredService<MessageSeal>().Open(message) with { LeaveUrl = leave };
            await services.GetRequiredService<IMailGateway>().SendAsync(outgoing, ct);
            return null;
        }
        catch (Exception broken) when (broken is GatewayException or CryptographicException)
        {
            return broken.Message;
        }
    }
}

/// <summary>What became of a message.</summary>
/// <param name="Error">Why it did not leave, or null.</param>
/// <param name="Wait">How long the other side asks to be left alone, or null.</param>
internal sealed record Outcome(string? Error, TimeSpan? Wait);
