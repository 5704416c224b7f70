using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;

namespace Shahr.Partners;

/// <summary>What this room holds of a person: whom they allowed what.</summary>
internal sealed class HeldConsents(PartnersDb db) : IHoldData
{
    private static readonly HeldColumn[] _columns =
    [
        new("partner", "سامانه", "System"),
        new("scopes", "چه می‌داند", "What it knows"),
        new("subject", "شناسهٔ شما نزد آن", "What it calls you"),
        new("since", "از", "Since"),
        new("used_at", "آخرین ورود", "Last sign-in"),
        new("revoked_at", "پس گرفته شد", "Taken back"),
    ];

    public async Task<IReadOnlyList<HeldData>> OfAsync(PersonId person, CancellationToken ct = default)
    {
        var rows = await db
            .Consents.AsNoTracking()
            .Include(c => c.Application)
            .Where(c => c.PersonId == person)
            .OrderByDescending(c => c.Id)
            .Take(IHoldData.Most)
            .ToListAsync(ct);
        return
        [
            new HeldData(
                "partners",
                "سامانه‌های بیرونی",
                "Outside systems",
                _columns,
                rows.ConvertAll<IReadOnlyList<object?>>(c =>
                    [
                        c.Application?.NameFa,
                        string.Join(' ', c.ScopeList),
                        c.Subject,
                        c.CreationDate,
                        c.UsedAt,
                        c.RevokedAt,
                    ]
                )
            ),
        ];
    }
}
