using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;

namespace Shahr.Identity;

/// <summary>What this room holds of when an officer was away.</summary>
internal sealed class HeldAbsences(IdentityDb db) : IHoldData
{
    public async Task<IReadOnlyList<HeldData>> OfAsync(PersonId person, CancellationToken ct = default)
    {
        var absences = await db
            .Absences.AsNoTracking()
            .Where(a => a.PersonId == person)
            .OrderByDescending(a => a.BeginsAt)
            .Take(IHoldData.Most)
            .ToListAsync(ct);
        return
        [
            new HeldData(
                "absences",
                "غیبت‌های شما",
                "Your absences",
                [
                    new("from", "از", "From"),
                    new("until", "تا", "Until"),
                    new("said_at", "نوشته شد", "Written down"),
                    new("ended_at", "زودتر پایان یافت", "Ended earlier"),
                ],
                [
                    .. absences.Select(a =>
                        new object?[] { a.FirstDay.ToDateOnly(), a.LastDay.ToDateOnly(), a.SaidAt, a.EndedAt }
                    ),
                ]
            ),
        ];
    }
}
