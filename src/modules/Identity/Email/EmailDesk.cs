using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Data;

namespace Shahr.Identity;

/// <summary>
/// A person's e-mail address: asked about by a code sent to it, kept once the code came back, removed. Nobody is asked
/// whether others have the same one, so that nothing tells it. Changes of one person go one after another.
/// </summary>
internal sealed class EmailDesk(
    IdentityDb db,
    PersonalData sealing,
    LookUpIndex index,
    Codes codes,
    Limits limits,
    EmailNews news,
    CityTransaction transaction,
    AuditTrail audit,
    TimeProvider clock
)
{
    public const int MostAnHour = 5;
    public const int MostADay = 10;

    /// <summary>Letters to one mailbox a day, whoever asks; more are silently not sent.</summary>
    public const int MostToOneMailbox = 6;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>What is kept, since when, and what waits to be confirmed.</summary>
    public async Task<KnownEmail> OfAsync(PersonId me, CancellationToken ct)
    {
        var person = await db.Users.AsNoTracking().SingleAsync(p => p.Id == me.Value, ct);
        var claim = await OpenClaimAsync(me, ct);
        return new KnownEmail(sealing.EmailOf(person), person.EmailSince, claim?.Read(sealing))
        {
            ReturnsSince = person.SealedEmail is null || person.IsReachedByEmail ? null : person.EmailReturnedAt,
        };
    }

    /// <summary>Sends a code to an address. Null, or the refusal.</summary>
    public async Task<Refusal?> AskAsync(PersonId me, EmailAddress address, CancellationToken ct)
    {
        transaction.KeepOnRefusal = true;
        await db.LockPersonAsync(me, ct);
        var known = await OfAsync(me, ct);
        // One from which letters came back may be right all the same; its code shows it.
        if (known.Address == address && known.ReturnsSince is null)
            return new Refusal(EmailProblems.Same.On("Email"));
        return await SendAsync(await ClaimAsync(me, ct) ?? EmailClaim.Of(me), address, ct);
    }

    /// <summary>Sends another code to the same address, after a pause.</summary>
    public async Task<Refusal?> AskAgainAsync(PersonId me, CancellationToken ct)
    {
        transaction.KeepOnRefusal = true;
        await db.LockPersonAsync(me, ct);
        if (await OpenClaimAsync(me, ct) is not { } claim)
            return new Refusal(EmailProblems.Over);
        var wait = claim.AskedAt + EmailClaim.Pause - Now;
        return wait > TimeSpan.Zero
            ? Refusal.Seconds(EmailProblems.ResendTooSoon, wait)
            : await SendAsync(claim, claim.Read(sealing), ct);
    }

    /// <summary>Right, the address takes the place of the one before, and everybody it concerns is told.</summary>
    public async Task<Problem?> ConfirmAsync(PersonId me, string? typed, CancellationToken ct)
    {
        transaction.KeepOnRefusal = true;
        await db.LockPersonAsync(me, ct);
        if (await OpenClaimAsync(me, ct) is not { } claim)
            return EmailProblems.Over;
        if (!claim.Try())
            return IdentityProblems.CodeUsedUp.On("Code");
        if (!codes.IsRight(me.Value, typed, claim.CodeHash))
            return EmailProblems.CodeWrong.On("Code");
        var before = (await OfAsync(me, ct)).Address;
        var address = claim.Read(sealing);
        db.EmailClaims.Remove(claim);
        await WriteAsync(me, sealing.Seal(address.Value, me.Value, SealedFields.Email), Now, ct);
        audit.Record(before is null ? "identity.email_kept" : "identity.email_changed", "person", me.ToString());
        if (before != address)
            await news.TellAsync(me, before, isRemoved: false, ct);
        return null;
    }

    /// <summary>Nothing of it is left, nor of one that waited.</summary>
    public async Task<Problem?> RemoveAsync(PersonId me, CancellationToken ct)
    {
        await db.LockPersonAsync(me, ct);
        var known = await OfAsync(me, ct);
        if (known.Address is not { } before && known.Waiting is null)
            return EmailProblems.Gone;
        await db.EmailClaims.Where(c => c.PersonId == me).ExecuteDeleteAsync(ct);
        await WriteAsync(me, null, null, ct);
        audit.Record("identity.email_removed", "person", me.ToString());
        if (known.Address is not null)
            await news.TellAsync(me, known.Address, isRemoved: true, ct);
        return null;
    }

    private async Task<Refusal?> SendAsync(EmailClaim claim, EmailAddress address, CancellationToken ct)
    {
        var me = claim.PersonId;
        var often =
            await limits.CountAsync($"email:{me}", MostAnHour, TimeSpan.FromHours(1), ct)
            ?? await limits.CountAsync($"email-day:{me}", MostADay, TimeSpan.FromDays(1), ct);
        if (often is { } wait)
            return Refusal.Minutes(IdentityProblems.TooOften, wait);
        var code = Codes.New();
        claim.Ask(address, codes.Hash(me.Value, code), sealing, Now);
        if (db.Entry(claim).State == EntityState.Detached)
            db.EmailClaims.Add(claim);
        audit.Record("identity.email_asked", "person", me.ToString());
        var mailbox = "email-to:" + index.Of(SealedFields.Email, address.Mailbox);
        if (await limits.CountAsync(mailbox, MostToOneMailbox, TimeSpan.FromDays(1), ct) is null)
            await news.SendCodeAsync(me, address, code, ct);
        return null;
    }

    private Task<EmailClaim?> ClaimAsync(PersonId me, CancellationToken ct) =>
        db.EmailClaims.SingleOrDefaultAsync(c => c.PersonId == me, ct);

    private async Task<EmailClaim?> OpenClaimAsync(PersonId me, CancellationToken ct) =>
        await ClaimAsync(me, ct) is { } claim && claim.IsOpen(Now) ? claim : null;

    // With a new stamp: whoever read the row before, the rotation of keys for one, does not write the old one back.
    private Task WriteAsync(PersonId me, string? sealedText, DateTime? since, CancellationToken ct)
    {
        var stamp = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N", CultureInfo.InvariantCulture);
        return db
            .Users.Where(p => p.Id == me.Value)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(p => p.SealedEmail, sealedText)
                        .SetProperty(p => p.EmailSince, since)
                        .SetProperty(p => p.EmailReturns, 0)
                        .SetProperty(p => p.EmailReturnedAt, (DateTime?)null)
                        .SetProperty(p => p.ConcurrencyStamp, stamp),
                ct
            );
    }
}

/// <summary>What the city knows of a person's e-mail.</summary>
/// <param name="Address">The confirmed one, or null.</param>
/// <param name="Since">Since when.</param>
/// <param name="Waiting">One that waits for its code, or null.</param>
internal sealed record KnownEmail(EmailAddress? Address, DateTime? Since, EmailAddress? Waiting)
{
    /// <summary>Since when nothing is sent to it, because letters came back; null where it is well.</summary>
    public DateTime? ReturnsSince { get; init; }
}
