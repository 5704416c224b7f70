using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;

namespace Shahr.Identity;

/// <summary>What this room lets go at once: what a person wrote of themselves because they wished to.</summary>
internal sealed class EraseIdentity(
    IdentityDb db,
    AddressBook addresses,
    EmailDesk email,
    TrustDesk trusts,
    ContactDesk contact
) : IEraseData
{
    public const string Addresses = "addresses";
    public const string Email = "email";
    public const string Trusted = "trusted";
    public const string Contact = "contact_wishes";

    public async Task<IReadOnlyList<Erasable>> WhatGoesAsync(PersonId person, CancellationToken ct = default)
    {
        var known = await email.OfAsync(person, ct);
        return
        [
            Lived((await addresses.OfAsync(person, ct)).Count),
            Mail(known.Address is null && known.Waiting is null ? 0 : 1),
            Friends(await db.Trusts.CountAsync(t => t.PersonId == person, ct)),
            Wish(await contact.OfAsync(person, ct) is null ? 0 : 1),
        ];
    }

    /// <summary>The person's row is locked first: of two who erase at once, the second finds nothing.</summary>
    public async Task<IReadOnlyList<Erasable>> EraseAsync(
        PersonId person,
        IReadOnlyCollection<string> names,
        CancellationToken ct = default
    )
    {
        await db.LockPersonAsync(person, ct);
        var gone = new List<Erasable>();
        if (names.Contains(Addresses))
            gone.Add(Lived(await AddressesAsync(person, ct)));
        if (names.Contains(Email))
            gone.Add(Mail(await email.RemoveAsync(person, ct) is null ? 1 : 0));
        if (names.Contains(Trusted))
            gone.Add(Friends(await TrustsAsync(person, ct)));
        if (names.Contains(Contact))
            gone.Add(Wish(await contact.RemoveAsync(person, ct) ? 1 : 0));
        return gone;
    }

    private async Task<int> AddressesAsync(PersonId person, CancellationToken ct)
    {
        var removed = 0;
        foreach (var kind in Enum.GetValues<AddressKind>())
            removed += await addresses.RemoveAsync(person, kind, ct) ? 1 : 0;
        return removed;
    }

    // Ended first, so that whoever was trusted hears of it; then nothing is left.
    private async Task<int> TrustsAsync(PersonId person, CancellationToken ct)
    {
        foreach (var trust in await trusts.NamedAsync(person, ct))
            await trusts.EndAsync(person, trust.Id, ct);
        return await db.Trusts.Where(t => t.PersonId == person && t.State == TrustState.Ended).ExecuteDeleteAsync(ct);
    }

    private static Erasable Lived(int count) =>
        new(Addresses, "نشانی‌های خانه و کار", "Addresses, home and work", count);

    private static Erasable Mail(int count) =>
        new(Email, "رایانامه؛ پس از آن پیام‌ها به آن نمی‌رسند", "E-mail; nothing is sent there any more", count);

    private static Erasable Wish(int count) => new(Contact, "چگونه با شما سخن بگوییم", "How to speak with you", count);

    private static Erasable Friends(int count) =>
        new(
            Trusted,
            "معتمدان؛ اگر گوشی‌تان گم شود دیگر نمی‌توانند راهتان بدهند",
            "Trusted people; they can no longer let you back in",
            count
        );
}
