using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Data;
using Shahr.Kit.Values;

namespace Shahr.Identity;

/// <summary>
/// The slip of the counter: made when a second officer has confirmed, tried at a kiosk, and spent by a guarded delete
/// once its owner has chosen a password. Of two who come with it at once, one wins.
/// </summary>
internal sealed class EntryDesk(
    IdentityDb db,
    Codes codes,
    Ceremonies ceremonies,
    PasswordRules rules,
    PasswordHashing hashing,
    PasswordTries tries,
    LookUpIndex index,
    PersonFinder finder,
    FactorNews news,
    CityTransaction transaction,
    AuditTrail audit,
    TimeProvider clock
)
{
    // Fifty-three bits in digits: whoever never saw a Latin letter can type them.
    private const int Digits = 16;

    /// <summary>What was made in this request; shown once, by whoever confirmed.</summary>
    public EntrySlip? Made { get; private set; }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Makes a slip; one from before works no more.</summary>
    public async Task MakeAsync(Person person, CancellationToken ct)
    {
        var id = person.PersonId;
        await db.EntryCodes.Where(c => c.PersonId == id).ExecuteDeleteAsync(ct);
        var (code, now) = (Codes.NewDigits(Digits), Now);
        var made = new EntryCode
        {
            PersonId = id,
            Hash = codes.Hash(person.Id, code),
            MadeAt = now,
            EndsAt = now + EntryCode.Length,
        };
        db.EntryCodes.Add(made);
        audit.Record("identity.entry_code_made", "person", id.ToString());
        Made = new EntrySlip(
            person.DisplayName,
            string.Join(' ', code.Chunk(4).Select(c => new string(c))),
            made.EndsAt
        );
    }

    /// <summary>
    /// What goes through the next page, where national code and slip fit; the code is not spent yet. The same words for
    /// a stranger, for who has no slip and for a wrong one.
    /// </summary>
    public async Task<(string? Ticket, Refusal? Refused)> TryAsync(
        NationalCode code,
        string? typed,
        CancellationToken ct
    )
    {
        transaction.KeepOnRefusal = true;
        var about = "entry:" + index.Of(SealedFields.NationalCode, code.Value);
        if (await tries.CountAsync(about, ct) is { } often)
            return (null, often);
        var person = await finder.ByKeyAsync(code, ct);
        var id = person?.PersonId ?? PersonId.From(Guid.Empty);
        var now = Now;
        var kept = await db.EntryCodes.AsNoTracking().SingleOrDefaultAsync(c => c.PersonId == id && c.EndsAt > now, ct);
        if (!codes.IsRight(id.Value, Plain(typed), kept?.Hash) || kept is null || person is null or { IsClosed: true })
            return (null, new Refusal(AccountProblems.EntryWrong.On("Code")));
        await tries.RightAsync(about, ct);
        return (ceremonies.Seal(CeremonyKind.Entry, null, $"{id.Value:N}/{kept.Hash}"), null);
    }

    /// <summary>Sets the password and spends the slip; the person, or why not.</summary>
    public async Task<Result<Person>> FinishAsync(string? ticket, string? typed, CancellationToken ct)
    {
        if (
            ceremonies.Read(CeremonyKind.Entry, null, ticket)?.State.Split('/', 2) is not [var owner, var hash]
            || !Guid.TryParseExact(owner, "N", out var id)
        )
            return AccountProblems.EntryOver;
        var me = PersonId.From(id);
        if (await db.Users.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct) is not { } person)
            return AccountProblems.EntryOver;
        var password = rules.Read(person, typed);
        if (password.Problem is { } wrong)
            return wrong;
        var made = await hashing.HashAsync(person, password.Value, ct);
        // The row of the person first, as every change of a way in takes it.
        await db.LockPersonAsync(me, ct);
        var now = Now;
        var spent = await db
            .EntryCodes.Where(c => c.PersonId == me && c.Hash == hash && c.EndsAt > now)
            .ExecuteDeleteAsync(ct);
        var set = await db
            .Users.Where(p => p.Id == id && p.DiedOn == null && p.MergedInto == null)
            .ExecuteUpdateAsync(
                to => to.SetProperty(p => p.PasswordHash, made).SetProperty(p => p.PasswordSetAt, now),
                ct
            );
        if (spent == 0 || set == 0)
            return AccountProblems.EntryOver;
        audit.Record("identity.first_entry", "person", me.ToString());
        await news.TellAsync(me, FactorChange.PasswordSet, ct);
        return await db.Users.SingleAsync(p => p.Id == id, ct);
    }

    /// <summary>What nobody came with in time is gone.</summary>
    public Task<int> SweepAsync(CancellationToken ct)
    {
        var now = Now;
        return db.EntryCodes.Where(c => c.EndsAt <= now).ExecuteDeleteAsync(ct);
    }

    /// <summary>The digits of what was typed, in whatever script and however parted.</summary>
    private static string Plain(string? typed) =>
        typed is null or { Length: > 100 }
            ? ""
            : string.Concat(PersianText.ToLatinDigits(typed).Where(char.IsAsciiDigit));
}
