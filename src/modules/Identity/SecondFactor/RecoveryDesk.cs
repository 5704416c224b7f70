using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Shahr.Kit;
using Shahr.Kit.Audit;

namespace Shahr.Identity;

/// <summary>
/// Ten codes for the day the telephone is lost. The city keeps keyed hashes only, so they are shown once; each is spent
/// by a guarded update, and whoever comes second with it is refused.
/// </summary>
internal sealed class RecoveryDesk(IdentityDb db, Codes codes, AuditTrail audit, TimeProvider clock)
{
    /// <summary>A key is never retired from this ring: the codes made with it would be lost.</summary>
    public const string Ring = "recovery-codes";
    public const int Many = 10;

    // Fifty bits each: with five tries in a quarter of an hour nobody guesses one.
    private const int Letters = 10;

    // In digits for who may not know Latin letters: with the limits of tries a tenth of a year's guessing finds none.
    private const int Digits = 8;

    public Task<int> LeftAsync(PersonId person, CancellationToken ct) =>
        db.RecoveryCodes.CountAsync(c => c.PersonId == person && c.UsedAt == null, ct);

    /// <summary>New codes as they are shown, this once; the old ones no longer work.</summary>
    public async Task<FreshCodes> IssueAsync(PersonId person, CancellationToken ct)
    {
        var fresh = await KeepAsync(person, () => Base32.Encode(RandomNumberGenerator.GetBytes(7))[..Letters], ct);
        return new FreshCodes(fresh.ConvertAll(c => c[..5] + "-" + c[5..]));
    }

    /// <summary>The same for who has neither mobile nor authenticator: digits alone.</summary>
    public async Task<FreshCodes> IssueSheetAsync(PersonId person, CancellationToken ct)
    {
        var fresh = await KeepAsync(person, () => Codes.NewDigits(Digits), ct);
        return new FreshCodes(fresh.ConvertAll(c => c[..4] + " " + c[4..]));
    }

    public async Task<bool> SpendAsync(PersonId person, string typed, CancellationToken ct)
    {
        var unused = await db
            .RecoveryCodes.AsNoTracking()
            .Where(c => c.PersonId == person && c.UsedAt == null)
            .ToListAsync(ct);
        if (unused.Find(c => codes.IsRight(person.Value, typed, c.Hash, Ring)) is not { } found)
            return false;
        var now = clock.GetUtcNow().UtcDateTime;
        var spent = await db
            .RecoveryCodes.Where(c => c.PersonId == person && c.Hash == found.Hash && c.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.UsedAt, now), ct);
        if (spent == 1)
            audit.Record("identity.recovery_code_used", "person", person.ToString());
        return spent == 1;
    }

    private async Task<List<string>> KeepAsync(PersonId person, Func<string> one, CancellationToken ct)
    {
        await ForgetAsync(person, ct);
        var fresh = new HashSet<string>();
        while (fresh.Count < Many)
            fresh.Add(one());
        db.RecoveryCodes.AddRange(
            fresh.Select(c => new RecoveryCode { PersonId = person, Hash = codes.Hash(person.Value, c, Ring) })
        );
        return [.. fresh];
    }

    public Task ForgetAsync(PersonId person, CancellationToken ct) =>
        db.RecoveryCodes.Where(c => c.PersonId == person).ExecuteDeleteAsync(ct);
}

/// <summary>Recovery codes that were just made, as their owner writes them down.</summary>
public sealed record FreshCodes(IReadOnlyList<string> Codes);
