using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;

namespace Shahr.Identity;

/// <summary>What this room holds of whom a person trusts, who trusts them, and of coming back by them.</summary>
internal sealed class HeldTrusts(IdentityDb db) : IHoldData
{
    public async Task<IReadOnlyList<HeldData>> OfAsync(PersonId person, CancellationToken ct = default)
    {
        var trusts = await db
            .Trusts.AsNoTracking()
            .Where(t => t.PersonId == person || t.Trusted == person)
            .OrderByDescending(t => t.AskedAt)
            .Take(IHoldData.Most)
            .ToListAsync(ct);
        var lost = await db
            .TrustedRecoveries.AsNoTracking()
            .Where(r => r.PersonId == person)
            .OrderByDescending(r => r.AskedAt)
            .Take(IHoldData.Most)
            .ToListAsync(ct);
        return
        [
            new HeldData(
                "trusts",
                "معتمدان",
                "Trusted people",
                [
                    new("role", "شما", "You"),
                    new("state", "وضعیت", "State"),
                    new("asked_at", "خواسته شد", "Asked"),
                    new("answered_at", "پاسخ داده شد", "Answered"),
                    new("ended_at", "پایان", "Ended"),
                ],
                [.. trusts.Select(t => RowOf(t, person))]
            ),
            new HeldData(
                "trusted_recoveries",
                "بازگشت به حساب با معتمدان",
                "Coming back by trusted people",
                [
                    new("asked_at", "خواسته شد", "Asked"),
                    new("device", "دستگاه", "Device"),
                    new("state", "وضعیت", "State"),
                    new("holds_at", "برقرار از", "Holds from"),
                    new("ended_at", "پایان", "Ended"),
                ],
                [.. lost.Select(r => (object?[])[r.AskedAt, r.Device, $"{r.State}", r.HoldsAt, r.EndedAt])]
            ),
        ];
    }

    // A refusal looks like no answer here too, and an answer without yes has no time.
    private static object?[] RowOf(Trust t, PersonId person)
    {
        var mine = t.PersonId == person;
        var refused = t.State == TrustState.Refused;
        return
        [
            mine ? "trusts" : "trusted",
            $"{(refused && mine ? TrustState.Asked : t.State)}",
            t.AskedAt,
            refused && mine ? null : t.AnsweredAt,
            t.EndedAt,
        ];
    }
}
