using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;

namespace Shahr.Notify;

/// <summary>What this room lets go at once: messages that were read, wishes, browsers with notifications.</summary>
internal sealed class EraseMessages(NotifyDb db) : IEraseData
{
    public async Task<IReadOnlyList<Erasable>> WhatGoesAsync(PersonId person, CancellationToken ct = default) =>
        [
            Messages(await ReadOf(person).CountAsync(ct)),
            Wishes(await db.Wishes.CountAsync(w => w.PersonId == person, ct)),
            Browsers(await db.PushDevices.CountAsync(d => d.PersonId == person, ct)),
        ];

    /// <summary>Each by one statement: of two at once, the second finds nothing.</summary>
    public async Task<IReadOnlyList<Erasable>> EraseAsync(
        PersonId person,
        IReadOnlyCollection<string> names,
        CancellationToken ct = default
    )
    {
        var gone = new List<Erasable>();
        if (names.Contains("read_messages"))
            gone.Add(Messages(await ReadOf(person).ExecuteDeleteAsync(ct)));
        if (names.Contains("message_wishes"))
            gone.Add(Wishes(await db.Wishes.Where(w => w.PersonId == person).ExecuteDeleteAsync(ct)));
        if (names.Contains("push_devices"))
            gone.Add(Browsers(await db.PushDevices.Where(d => d.PersonId == person).ExecuteDeleteAsync(ct)));
        return gone;
    }

    private IQueryable<QueuedMessage> ReadOf(PersonId person) =>
        db.Messages.Where(m => m.PersonId == person && m.Channel == Channel.Inbox && m.ReadAt != null);

    private static Erasable Messages(int count) =>
        new("read_messages", "پیام‌هایی که خوانده‌اید", "Messages you have read", count);

    private static Erasable Wishes(int count) =>
        new(
            "message_wishes",
            "خواست‌های شما دربارهٔ پیام‌ها؛ پس از آن همه‌چیز از هر راهی می‌رسد",
            "Your wishes about messages; after that everything comes every way",
            count
        );

    private static Erasable Browsers(int count) =>
        new("push_devices", "مرورگرهایی که اعلان در آن‌ها روشن است", "Browsers with notifications", count);
}
