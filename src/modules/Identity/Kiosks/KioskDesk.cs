using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Data;
using Shahr.Kit.Values;

namespace Shahr.Identity;

/// <summary>
/// Registers kiosks, ties each to one browser, and revokes them with every session that is open there.
/// </summary>
internal sealed class KioskDesk(
    IdentityDb db,
    Codes codes,
    KioskCookie cookie,
    SessionDesk sessions,
    Limits limits,
    CityTransaction transaction,
    CurrentRequest request,
    AuditTrail audit,
    TimeProvider clock
)
{
    public const int Most = 500;
    public const int MostTries = 10;
    private const int LongestName = 80;
    private const int LongestPlace = 200;

    // Forty-three bits, of which one address tries sixty an hour while a code lives half of one.
    private const int Digits = 13;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>A name or a place as it is kept, or null.</summary>
    public static string? ReadName(string? typed) => Read(typed, LongestName);

    public static string? ReadPlace(string? typed) => Read(typed, LongestPlace);

    public Task<List<Kiosk>> ListAsync(CancellationToken ct) =>
        db.Kiosks.AsNoTracking().OrderBy(k => k.RevokedAt != null).ThenBy(k => k.Name).Take(Most).ToListAsync(ct);

    public Task<Kiosk?> FindAsync(Guid id, CancellationToken ct) =>
        db.Kiosks.AsNoTracking().SingleOrDefaultAsync(k => k.Id == id, ct);

    public async Task<Result<Kiosk>> RegisterAsync(
        string name,
        string place,
        OfficeId office,
        Actor actor,
        CancellationToken ct
    )
    {
        if (await db.Kiosks.CountAsync(k => k.RevokedAt == null, ct) >= Most)
            return KioskProblems.TooMany;
        var kiosk = new Kiosk
        {
            Id = Guid.CreateVersion7(),
            Name = name,
            Place = place,
            OfficeId = office,
            RegisteredBy = actor.Person,
            RegisteredAt = Now,
        };
        db.Kiosks.Add(kiosk);
        Record(
            "identity.kiosk_registered",
            kiosk.Id,
            null,
            new
            {
                name,
                place,
                office = office.ToString(),
            }
        );
        return kiosk;
    }

    public async Task<Problem?> RenameAsync(Guid id, string name, string place, CancellationToken ct)
    {
        var changed = await Open(id)
            .ExecuteUpdateAsync(set => set.SetProperty(k => k.Name, name).SetProperty(k => k.Place, place), ct);
        if (changed == 0)
            return KioskProblems.Over;
        Record("identity.kiosk_renamed", id, null, new { name, place });
        return null;
    }

    /// <summary>A code that ties one browser to it; whichever was tied before is none from then on.</summary>
    public async Task<Result<string>> MakePairingAsync(Guid id, CancellationToken ct)
    {
        var (code, ends) = (Codes.NewDigits(Digits), Now + Kiosk.PairingLength);
        var hash = codes.Hash(id, code);
        var changed = await Open(id)
            .ExecuteUpdateAsync(
                set => set.SetProperty(k => k.PairingHash, hash).SetProperty(k => k.PairingEndsAt, ends),
                ct
            );
        if (changed == 0)
            return KioskProblems.Over;
        Record("identity.kiosk_pairing_made", id, null, null);
        return code;
    }

    /// <summary>Ties this browser to the kiosk of the code; of two who come with it at once, one wins.</summary>
    public async Task<Refusal?> PairAsync(string? typed, HttpContext http, CancellationToken ct)
    {
        transaction.KeepOnRefusal = true;
        var from = "kiosk-pair:" + sessions.AddressHash(request.Network);
        if (await limits.CountAsync(from, MostTries, TimeSpan.FromMinutes(10), ct) is { } wait)
            return Refusal.Minutes(IdentityProblems.TooOften, wait);
        var plain = typed is { Length: <= 100 }
            ? string.Concat(PersianText.ToLatinDigits(typed).Where(char.IsAsciiDigit))
            : "";
        var now = Now;
        var waiting = await db
            .Kiosks.AsNoTracking()
            .Where(k => k.PairingHash != null && k.PairingEndsAt > now && k.RevokedAt == null)
            .Take(Most)
            .ToListAsync(ct);
        if (waiting.Find(k => codes.IsRight(k.Id, plain, k.PairingHash)) is not { } found)
            return new Refusal(KioskProblems.CodeWrong.On("Code"));
        var token = SessionToken.New(found.Id);
        var paired = await Open(found.Id)
            .Where(k => k.PairingHash == found.PairingHash)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(k => k.PairingHash, (string?)null)
                        .SetProperty(k => k.PairingEndsAt, (DateTime?)null)
                        .SetProperty(k => k.SecretHash, token.Hash)
                        .SetProperty(k => k.PairedAt, now),
                ct
            );
        if (paired == 0)
            return new Refusal(KioskProblems.CodeWrong.On("Code"));
        await sessions.EndAtKioskAsync(found.Id, ct);
        cookie.Write(http, token);
        Record("identity.kiosk_paired", found.Id, null, null);
        return null;
    }

    /// <summary>Nothing is a kiosk by it any more, and whoever is signed in there is signed out.</summary>
    public async Task<Problem?> RevokeAsync(Guid id, string why, Actor actor, CancellationToken ct)
    {
        var now = Now;
        var changed = await Open(id)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(k => k.RevokedAt, now)
                        .SetProperty(k => k.RevokedBy, actor.Person)
                        .SetProperty(k => k.Why, why)
                        .SetProperty(k => k.SecretHash, (string?)null)
                        .SetProperty(k => k.PairingHash, (string?)null),
                ct
            );
        if (changed == 0)
            return KioskProblems.Over;
        await sessions.EndAtKioskAsync(id, ct);
        Record("identity.kiosk_revoked", id, why, null);
        return null;
    }

    private IQueryable<Kiosk> Open(Guid id) => db.Kiosks.Where(k => k.Id == id && k.RevokedAt == null);

    private static string? Read(string? typed, int longest)
    {
        var text = typed is { Length: > 1000 } ? "" : PersianText.CleanLine(typed);
        return text.Length < 2 || text.Length > longest ? null : text;
    }

    private void Record(string action, Guid kiosk, string? why, object? details) =>
        audit.Record(action, "kiosk", kiosk.ToString("N"), why, details);
}
