using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;

namespace Shahr.Partners;

/// <summary>What this room holds of a person: whom they allowed what, and the tokens of their own programs.</summary>
internal sealed class HeldConsents(PartnersDb db) : IHoldData
{
    private static readonly HeldColumn[] _consent =
    [
        new("partner", "سامانه", "System"),
        new("scopes", "چه می‌داند", "What it knows"),
        new("subject", "شناسهٔ شما نزد آن", "What it calls you"),
        new("since", "از", "Since"),
        new("used_at", "آخرین ورود", "Last sign-in"),
        new("revoked_at", "پس گرفته شد", "Taken back"),
    ];

    private static readonly HeldColumn[] _token =
    [
        new("name", "نام", "Name"),
        new("scopes", "برای", "For"),
        new("since", "از", "Since"),
        new("ends_at", "پایان", "Ends"),
        new("seen_at", "آخرین کار", "Last used"),
        new("revoked_at", "پس گرفته شد", "Revoked"),
    ];

    public async Task<IReadOnlyList<HeldData>> OfAsync(PersonId person, CancellationToken ct = default)
    {
        var consents = await db
            .Consents.AsNoTracking()
            .Include(c => c.Application)
            .Where(c => c.PersonId == person)
            .OrderByDescending(c => c.Id)
            .Take(IHoldData.Most)
            .ToListAsync(ct);
        var tokens = await db
            .ApiTokens.AsNoTracking()
            .Where(t => t.PersonId == person)
            .OrderByDescending(t => t.CreatedAt)
            .Take(IHoldData.Most)
            .ToListAsync(ct);
        return
        [
            new("partners", "سامانه‌های بیرونی", "Outside systems", _consent, consents.ConvertAll(RowOf)),
            new("api_tokens", "رمزهای برنامه‌ها", "Tokens of programs", _token, tokens.ConvertAll(RowOf)),
        ];
    }

    private static IReadOnlyList<object?> RowOf(Consent c) =>
        [c.Application?.NameFa, string.Join(' ', c.ScopeList), c.Subject, c.CreationDate, c.UsedAt, c.RevokedAt];

    private static IReadOnlyList<object?> RowOf(ApiToken t) =>
        [t.Name, t.Scopes, t.CreatedAt, t.EndsAt, t.SeenAt, t.RevokedAt];
}
