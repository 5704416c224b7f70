using Microsoft.EntityFrameworkCore;
using Shahr.Kit;

namespace Shahr.Notify;

/// <summary>
/// Takes out of what is due what would ring in its reader's quiet hours, and stores when it may go: wishes may have
/// changed, and a provider may have come back, since a message was planned.
/// </summary>
internal static class HoldQuietHours
{
    public static async Task<List<QueuedMessage>> WithoutAsync(
        NotifyDb db,
        List<QueuedMessage> due,
        DateTime now,
        CancellationToken ct
    )
    {
        var people = due.Where(m => m.PersonId is not null && !m.Urgent)
            .Select(m => m.PersonId ?? default)
            .Distinct()
            .ToList();
        if (people.Count == 0)
            return due;
        var quiet = await db
            .Wishes.AsNoTracking()
            .Where(w => w.QuietFrom != null && people.Contains(w.PersonId))
            .ToDictionaryAsync(w => w.PersonId, ct);
        DateTime RingsAt(QueuedMessage message) =>
            message is { Urgent: false, PersonId: { } reader } && quiet.TryGetValue(reader, out var wishes)
                ? wishes.RingsAt(now)
                : now;
        foreach (var held in due.Where(m => RingsAt(m) > now).GroupBy(RingsAt))
        {
            var ids = held.Select(m => m.Id).ToList();
            await db
                .Messages.Where(m => ids.Contains(m.Id) && m.State == MessageState.Queued)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.NextAt, held.Key), ct);
        }

        return [.. due.Where(m => RingsAt(m) <= now)];
    }
}
