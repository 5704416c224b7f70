using Microsoft.EntityFrameworkCore;

namespace Shahr.Notify;

/// <summary>
/// The usual answers for many messages at once, as <see cref="QueuedMessage.Taken"/> and
/// <see cref="QueuedMessage.Vouched"/> say them of one: in one statement each, where row by row was most of the work of
/// handing over.
/// </summary>
internal static class ManyAtProvider
{
    /// <summary>The provider said yes to all of these; how many were still waiting for its answer.</summary>
    public static Task<int> TakenAsync(this IQueryable<QueuedMessage> messages, DateTime now, CancellationToken ct)
    {
        var ask = now + QueuedMessage.FirstAsk;
        return messages
            .Where(m => m.State == MessageState.Given)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(m => m.WasTaken, true)
                        .SetProperty(m => m.AskAt, ask)
                        .SetProperty(m => m.Error, (string?)null),
                ct
            );
    }

    /// <summary>The last word about all of these; how many.</summary>
    public static async Task<int> EndedAsync(
        this IQueryable<QueuedMessage> messages,
        Receipt receipt,
        DateTime now,
        CancellationToken ct
    )
    {
        await messages
            .Where(m => m.State != MessageState.Sent)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(m => m.State, MessageState.Sent)
                        .SetProperty(m => m.SentAt, now)
                        .SetProperty(m => m.Attempts, m => m.Attempts + 1)
                        .SetProperty(m => m.Error, (string?)null)
                        .SetProperty(m => m.SealedAddress, (string?)null)
                        .SetProperty(m => m.SealedBody, (string?)null),
                ct
            );
        return await messages.ExecuteUpdateAsync(
            set =>
                set.SetProperty(m => m.Receipt, receipt)
                    .SetProperty(m => m.ReceiptAt, now)
                    .SetProperty(m => m.AskAt, (DateTime?)null),
            ct
        );
    }
}
