using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Audit;

namespace Shahr.Identity;

/// <summary>Keeps and removes a person's wish of how to be reached, and gives it to who works on their case.</summary>
internal sealed class ContactDesk(IdentityDb db, PersonalData sealing, AuditTrail audit, TimeProvider clock)
    : IContactWishes,
        IHoldData
{
    /// <summary>Longest note.</summary>
    public const int Longest = 200;

    public async Task<ContactWish?> OfAsync(PersonId person, CancellationToken ct = default) =>
        (await db.ContactWishes.AsNoTracking().SingleOrDefaultAsync(w => w.PersonId == person, ct))?.Read(sealing);

    /// <summary>Who wishes nothing any more has no row. The audit says that it changed, never to what.</summary>
    public async Task KeepAsync(PersonId person, ContactWish wish, CancellationToken ct)
    {
        await db.LockPersonAsync(person, ct);
        if (wish is { Call: false, Easy: false, Note: null })
        {
            await RemoveAsync(person, ct);
            return;
        }

        var kept = await db.ContactWishes.SingleOrDefaultAsync(w => w.PersonId == person, ct);
        if (kept?.Read(sealing) == wish)
            return;
        if (kept is null)
            db.ContactWishes.Add(kept = KeptWish.Of(person));
        kept.Write(wish, sealing, clock.GetUtcNow().UtcDateTime);
        audit.Record("identity.contact_wished", "person", person.ToString());
    }

    /// <summary>False when there is none any more.</summary>
    public async Task<bool> RemoveAsync(PersonId person, CancellationToken ct)
    {
        var removed = await db.ContactWishes.Where(w => w.PersonId == person).ExecuteDeleteAsync(ct);
        if (removed == 1)
            audit.Record("identity.contact_wish_removed", "person", person.ToString());
        return removed == 1;
    }

    async Task<IReadOnlyList<HeldData>> IHoldData.OfAsync(PersonId person, CancellationToken ct)
    {
        var kept = await db.ContactWishes.AsNoTracking().Where(w => w.PersonId == person).ToListAsync(ct);
        return
        [
            new HeldData(
                "contact_wishes",
                "چگونه با شما سخن بگوییم",
                "How we are to speak with you",
                [
                    new("call", "تلفن به جای نوشتن", "Call instead of writing"),
                    new("easy", "زبان آسان", "Easy language"),
                    new("note", "یادداشت", "Note"),
                    new("changed_at", "تغییر کرد", "Changed"),
                ],
                [.. kept.Select(k => RowOf(k.Read(sealing), k.ChangedAt))]
            ),
        ];
    }

    private static object?[] RowOf(ContactWish wish, DateTime changed) =>
        [wish.Call ? "yes" : "no", wish.Easy ? "yes" : "no", wish.Note, changed];
}
