using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Data;
using Shahr.Kit.Outbox;

namespace Shahr.Notify;

/// <summary>
/// The job <c>notify.bounces</c>: letters that came back are noted at their messages, once each; whose mailbox is not
/// there is told to whoever keeps addresses. A report for nothing of ours changes nothing.
/// </summary>
internal sealed class ReadBounces(NotifyDb db, ReturnAddress addresses, CityEvents events, TimeProvider clock)
{
    public static async Task<bool> RunAsync(IServiceProvider scope, CancellationToken ct)
    {
        using var mailbox = new BounceMailbox(scope.GetRequiredService<BounceSettings>());
        await mailbox.OpenAsync(ct);
        var read = await mailbox.ReadAsync(ct);
        var kept = new List<MailKit.UniqueId>();
        if (read.Reports.Count > 0)
        {
            await using var inner = scope.CreateAsyncScope();
            var transaction = inner.ServiceProvider.GetRequiredService<CityTransaction>();
            await transaction.BeginAsync(ct);
            var hear = inner.ServiceProvider.GetRequiredService<ReadBounces>();
            foreach (var (id, report) in read.Reports)
            {
                if (await hear.HearAsync(report, ct))
                    kept.Add(id);
            }

            await transaction.CommitAsync(ct);
        }

        var others = read.Others.Concat(read.Reports.Select(r => r.Id).Except(kept)).ToList();
        await mailbox.SettleAsync(kept, others, ct);
        return kept.Count + others.Count == BounceMailbox.Most;
    }

    /// <summary>True where it was about a letter of ours, heard before or not.</summary>
    public async Task<bool> HearAsync(BounceReport report, CancellationToken ct)
    {
        if (report.To.Select(addresses.Read).OfType<Guid>().FirstOrDefault() is var id && id == Guid.Empty)
            return false;
        var now = clock.GetUtcNow().UtcDateTime;
        var receipt = report.Bounced == Bounced.Delayed ? Receipt.Waiting : Receipt.Undelivered;
        // Also one that is still queued here: its server was faster than the row that says that it left.
        var changed = await db
            .Messages.Where(m => m.Id == id && m.Channel == Channel.Email)
            .Where(m => m.State == MessageState.Sent || m.State == MessageState.Queued)
            .Where(m => m.Receipt == null || (m.Receipt == Receipt.Waiting && receipt == Receipt.Undelivered))
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(m => m.Receipt, receipt)
                        .SetProperty(m => m.ReceiptAt, now)
                        .SetProperty(m => m.ReceiptCode, report.Status),
                ct
            );
        if (changed == 0 || report.Bounced != Bounced.NoMailbox)
            return true;
        var letter = await db.Messages.AsNoTracking().SingleAsync(m => m.Id == id, ct);
        if (letter.PersonId is { } person)
            events.Tell(new LetterReturned(person, letter.CreatedAt));
        return true;
    }
}
