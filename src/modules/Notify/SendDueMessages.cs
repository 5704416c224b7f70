using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit.Data;

namespace Shahr.Notify;

/// <summary>
/// The sending job, in one process at a time: takes what is due, SMS to the providers and e-mail to the mail server.
/// </summary>
internal static class SendDueMessages
{
    private const int SmsAtOnce = 256;
    private const int MailsAtOnce = 16;

    public static async Task<bool> RunAsync(IServiceProvider scope, CancellationToken ct)
    {
        // Read apart: while all providers rest, their messages must not stand before the e-mail.
        var went = await GiveToProvider.RunAsync(scope, await DueAsync(scope, Channel.Sms, SmsAtOnce, ct), ct);
        var mails = await DueAsync(scope, Channel.Email, MailsAtOnce, ct);
        if (mails.Count > 0)
        {
            var errors = await Task.WhenAll(mails.Select(mail => MailAsync(scope, mail, ct)));
            await SettleAsync(scope, mails.Zip(errors).ToDictionary(p => p.First.Id, p => p.Second), ct);
        }

        return went || mails.Count == MailsAtOnce;
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
        Dictionary<Guid, string?> errors,
        CancellationToken ct
    )
    {
        await using var scope = services.CreateAsyncScope();
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

        await GiveToProvider.CommitAsync(transaction);
    }

    private static async Task<string?> MailAsync(IServiceProvider services, QueuedMessage message, CancellationToken ct)
    {
        try
        {
            var outgoing = services.GetRequiredService<MessageSeal>().Open(message);
            await services.GetRequiredService<IMailGateway>().SendAsync(outgoing, ct);
            return null;
        }
        catch (Exception broken) when (broken is GatewayException or CryptographicException)
        {
            return broken.Message;
        }
    }
}
