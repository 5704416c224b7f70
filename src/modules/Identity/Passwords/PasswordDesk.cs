using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Data;
using Shahr.Kit.Values;

namespace Shahr.Identity;

/// <summary>
/// Sets, tries and removes passwords. What is counted about one account is counted by the keyed hash of the national
/// code, so that a stranger's and a citizen's look the same, and is durable before anything is compared.
/// </summary>
internal sealed class PasswordDesk(
    IdentityDb db,
    PasswordRules rules,
    PasswordHashing hashing,
    LookUpIndex index,
    PersonFinder finder,
    KnownDevices devices,
    FactorNews news,
    PasswordTries tries,
    CityTransaction transaction,
    AuditTrail audit,
    TimeProvider clock
)
{
    public const int MostTries = 10;
    public const int MostTriesADay = 50;
    public const int MostFromOneAddress = 30;

    /// <summary>A kiosk is one address to many people.</summary>
    public const int MostFromOneKiosk = 120;

    /// <summary>Wrong ones in the whole city within a minute, from which on only known devices are heard.</summary>
    public const int MostWrong = 300;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(30);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Chooses or changes it; told to its owner.</summary>
    public async Task<Problem?> SetAsync(PersonId me, string? typed, CancellationToken ct)
    {
        var person = await db.Users.AsNoTracking().SingleAsync(p => p.Id == me.Value, ct);
        var password = rules.Read(person, typed);
        if (password.Problem is { } problem)
            return problem;
        var (hash, now) = (await hashing.HashAsync(person, password.Value, ct), Now);
        var changed = person.PasswordHash is not null;
        await db
            .Users.Where(p => p.Id == me.Value)
            .ExecuteUpdateAsync(
                set => set.SetProperty(p => p.PasswordHash, hash).SetProperty(p => p.PasswordSetAt, now),
                ct
            );
        audit.Record(changed ? "identity.password_changed" : "identity.password_set", "person", me.ToString());
        await news.TellAsync(me, changed ? FactorChange.PasswordChanged : FactorChange.PasswordSet, ct);
        return null;
    }

    /// <summary>Who has no mobile keeps it: there is no code by message in its place.</summary>
    public async Task<Problem?> RemoveAsync(PersonId me, CancellationToken ct)
    {
        if (await db.Users.AnyAsync(p => p.Id == me.Value && p.Mobile == null, ct))
            return PasswordProblems.NeededWithoutMobile;
        var removed = await db
            .Users.Where(p => p.Id == me.Value && p.PasswordHash != null)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(p => p.PasswordHash, (string?)null)
                        .SetProperty(p => p.PasswordSetAt, (DateTime?)null),
                ct
            );
        if (removed == 0)
            return PasswordProblems.Gone;
        audit.Record("identity.password_removed", "person", me.ToString());
        await news.TellAsync(me, FactorChange.PasswordRemoved, ct);
        return null;
    }

    /// <summary>
    /// Whose password it is, or the refusal: the same work and the same words for a stranger, for a citizen without a
    /// password and for a wrong one.
    /// </summary>
    public async Task<(Person? Person, Refusal? Refused)> TryAsync(
        NationalCode code,
        string? typed,
        HttpContext http,
        CancellationToken ct
    )
    {
        transaction.KeepOnRefusal = true;
        var about = index.Of(SealedFields.NationalCode, code.Value);
        if (await tries.CountAsync(about, ct) is { } often)
            return (null, often);
        var found = await finder.ByKeyAsync(code, ct);
        var known = await devices.IsKnownAsync(found?.PersonId ?? PersonId.From(Guid.Empty), http, ct);
        if (await tries.RestAsync(known, ct) is { } rest)
            return (null, rest);
        var hash = found is { IsClosed: false } ? found.PasswordHash : null;

        // The try is counted for good before the comparing, which holds no transaction: it takes its time.
        await transaction.CommitAsync(ct);
        var answer = await hashing.CompareAsync(hash, PasswordRules.Plain(typed), ct);
        await transaction.BeginAsync(ct);
        if (answer is null)
            return (null, Refusal.Seconds(PasswordProblems.Busy, PasswordHashing.Patience));
        if (answer == PasswordVerificationResult.Failed || found is null)
        {
            await tries.WrongAsync(ct);
            return (null, new Refusal(PasswordProblems.Wrong.On("Password")));
        }

        var renewed =
            answer == PasswordVerificationResult.SuccessRehashNeeded
                ? await hashing.HashAsync(found, PasswordRules.Plain(typed), ct)
                : hash;
        // Changed, removed or recovered while it was compared: it is the password no more.
        var still = await db
            .Users.Where(p => p.Id == found.Id && p.PasswordHash == hash)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.PasswordHash, renewed), ct);
        if (still == 0)
            return (null, new Refusal(PasswordProblems.Wrong.On("Password")));
        await tries.RightAsync(about, ct);
        return (await db.Users.SingleAsync(p => p.Id == found.Id, ct), null);
    }
}
