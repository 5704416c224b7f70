using Microsoft.EntityFrameworkCore;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Data;
using Shahr.Kit.Values;

namespace Shahr.Identity;

/// <summary>
/// Adds, tries and removes the authenticator app. A code is spent by a guarded update: whoever comes second with it, a
/// thief or a doubled click, is refused.
/// </summary>
internal sealed class AuthenticatorDesk(
    IdentityDb db,
    PersonalData sealing,
    RecoveryDesk recovery,
    FactorNews news,
    Ceremonies ceremonies,
    Limits limits,
    CityTransaction transaction,
    AuditTrail audit,
    TimeProvider clock
)
{
    public const int MostTries = 5;
    public const int MostTriesADay = 20;
    private static readonly TimeSpan TryWindow = TimeSpan.FromMinutes(15);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public Task<Authenticator?> FindAsync(PersonId person, CancellationToken ct) =>
        db.Authenticators.AsNoTracking().SingleOrDefaultAsync(a => a.PersonId == person, ct);

    /// <summary>The key in plain, as the app has it.</summary>
    public byte[] SecretOf(Authenticator authenticator) =>
        Base32.Decode(sealing.Open(authenticator.Secret, authenticator.PersonId.Value, SealedFields.Authenticator));

    /// <summary>The first right code makes it count. Answers the recovery codes, which are shown this once.</summary>
    public async Task<Result<FreshCodes>> AddAsync(
        PersonId person,
        AuthenticatorKey key,
        string? typed,
        CancellationToken ct
    )
    {
        transaction.KeepOnRefusal = true;
        if (await CountAsync(person, ct) is { } often)
            return often.Problem;
        if (Totp.Match(Base32.Decode(key.Secret), Plain(typed), Now) is not { } step)
            return IdentityProblems.FirstCodeWrong.On("Code");
        await db.LockPersonAsync(person, ct);
        if (await db.Authenticators.AnyAsync(a => a.PersonId == person, ct))
            return IdentityProblems.AuthenticatorThere;
        if (await ceremonies.SpendAsync(CeremonyKind.Authenticator, person, key.Sealed, ct) is null)
            return IdentityProblems.AuthenticatorStale;
        db.Authenticators.Add(
            new Authenticator
            {
                PersonId = person,
                Secret = sealing.Seal(key.Secret, person.Value, SealedFields.Authenticator),
                AddedAt = Now,
                LastStep = step,
            }
        );
        await ForgetTriesAsync(person, ct);
        audit.Record("identity.authenticator_added", "person", person.ToString());
        await news.TellAsync(person, FactorChange.AppAdded, ct);
        return await recovery.IssueAsync(person, ct);
    }

    /// <summary>Tries a code of the app or a recovery code; null when it was right, and then it is spent.</summary>
    public async Task<Refusal?> TryAsync(PersonId person, string? typed, CancellationToken ct)
    {
        transaction.KeepOnRefusal = true;
        if (await CountAsync(person, ct) is { } often)
            return often;
        if (await FindAsync(person, ct) is not { } there)
            return new Refusal(IdentityProblems.AuthenticatorGone);
        var code = Plain(typed);
        if (!await SpendStepAsync(there, code, ct) && !await recovery.SpendAsync(person, code, ct))
            return new Refusal(IdentityProblems.SecondCodeWrong.On("Code"));
        await ForgetTriesAsync(person, ct);
        return null;
    }

    /// <summary>The same of a code of the sheet that somebody without mobile and authenticator has.</summary>
    public async Task<Refusal?> TrySheetAsync(PersonId person, string? typed, CancellationToken ct)
    {
        transaction.KeepOnRefusal = true;
        if (await CountAsync(person, ct) is { } often)
            return often;
        if (!await recovery.SpendAsync(person, Plain(typed), ct))
            return new Refusal(AccountProblems.SheetWrong.On("Code"));
        await ForgetTriesAsync(person, ct);
        return null;
    }

    /// <summary>New recovery codes; the old ones no longer work.</summary>
    public async Task<Result<FreshCodes>> RenewAsync(PersonId person, CancellationToken ct)
    {
        await db.LockPersonAsync(person, ct);
        if (!await db.Authenticators.AnyAsync(a => a.PersonId == person, ct))
            return IdentityProblems.AuthenticatorGone;
        audit.Record("identity.recovery_codes_renewed", "person", person.ToString());
        await news.TellAsync(person, FactorChange.CodesRenewed, ct);
        return await recovery.IssueAsync(person, ct);
    }

    public async Task<Problem?> RemoveAsync(PersonId person, CancellationToken ct)
    {
        if (await db.Authenticators.Where(a => a.PersonId == person).ExecuteDeleteAsync(ct) == 0)
            return IdentityProblems.AuthenticatorGone;
        await recovery.ForgetAsync(person, ct);
        audit.Record("identity.authenticator_removed", "person", person.ToString());
        await news.TellAsync(person, FactorChange.AppRemoved, ct);
        return null;
    }

    // The counted rows stay locked: tries of one person go one after another.
    private async Task<Refusal?> CountAsync(PersonId person, CancellationToken ct) =>
        (
            await limits.CountAsync("second:" + person, MostTries, TryWindow, ct)
            ?? await limits.CountAsync("second-day:" + person, MostTriesADay, TimeSpan.FromDays(1), ct)
        )
            is { } wait
            ? Refusal.Minutes(IdentityProblems.TooOften, wait)
            : null;

    private async Task ForgetTriesAsync(PersonId person, CancellationToken ct)
    {
        await limits.ForgetAsync("second:" + person, ct);
        await limits.ForgetAsync("second-day:" + person, ct);
    }

    private async Task<bool> SpendStepAsync(Authenticator authenticator, string code, CancellationToken ct) =>
        Totp.Match(SecretOf(authenticator), code, Now) is { } step
        && await db
            .Authenticators.Where(a => a.PersonId == authenticator.PersonId && a.LastStep < step)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.LastStep, step), ct) == 1;

    /// <summary>A code as the app or the list has it, whatever digits, spaces and dashes it was typed with.</summary>
    private static string Plain(string? typed) =>
        typed is null or { Length: > 100 }
            ? ""
            : string.Concat(PersianText.ToLatinDigits(typed).Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
}
