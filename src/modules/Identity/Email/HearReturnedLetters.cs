using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit.Audit;
using Shahr.Kit.Outbox;

namespace Shahr.Identity;

/// <summary>
/// Letters came back from a person's address. After the second nothing more is sent to it, and they hear why in their
/// inbox; confirming it again, or another one, begins anew.
/// </summary>
internal sealed class HearReturnedLetters(IdentityDb db, EmailNews news, AuditTrail audit, TimeProvider clock)
    : IHandle<LetterReturned>
{
    /// <summary>One may be a server's mistake.</summary>
    public const int Most = 2;

    /// <summary>What came back longer ago says nothing of today.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromDays(90);

    public async Task HandleAsync(LetterReturned happened, Delivery delivery, CancellationToken ct)
    {
        var (me, written) = (happened.Person.Value, happened.WrittenAt);
        var now = clock.GetUtcNow().UtcDateTime;
        var old = now - Remembered;
        // With a new stamp: whoever read the row before does not write the old count back.
        var stamp = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N", CultureInfo.InvariantCulture);
        var counted = await db
            .Users.Where(p => p.Id == me && p.SealedEmail != null && p.EmailSince <= written && p.EmailReturns < Most)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(p => p.EmailReturns, p => p.EmailReturnedAt > old ? p.EmailReturns + 1 : 1)
                        .SetProperty(p => p.EmailReturnedAt, now)
                        .SetProperty(p => p.ConcurrencyStamp, stamp),
                ct
            );
        if (counted == 0 || !await db.Users.AnyAsync(p => p.Id == me && p.EmailReturns == Most, ct))
            return;
        audit.Record("identity.email_unreachable", "person", happened.Person.ToString());
        await news.TellUnreachableAsync(happened.Person, ct);
    }
}
