using Microsoft.EntityFrameworkCore;
using Shahr.Kit;

namespace Shahr.Identity;

/// <summary>What a person has besides the code by message.</summary>
internal sealed record Factors(bool Passkey, bool Authenticator, bool IsOfficer)
{
    public bool Any => Passkey || Authenticator;

    /// <summary>
    /// True where the code by message does not do: whoever stole a SIM card must not pass for an officer, nor for
    /// somebody whom sign-in asks for the authenticator. A citizen with a passkey alone may have lost its device.
    /// </summary>
    public bool Needed => Authenticator || (Passkey && IsOfficer);
}

/// <summary>Answers what a person has, and whether their work asks for it.</summary>
internal sealed class SecondFactors(IdentityDb db)
{
    public async Task<Factors> OfAsync(PersonId person, CancellationToken ct) =>
        new(
            await db.UserPasskeys.AnyAsync(p => p.UserId == person.Value, ct),
            await db.Authenticators.AnyAsync(a => a.PersonId == person, ct),
            await IsOfficerAsync(person, ct)
        );

    /// <summary>
    /// Where somebody who came by the code alone goes on to: an officer is led to a second factor first.
    /// </summary>
    public async Task<string> WayOnAsync(PersonId person, string next, CancellationToken ct) =>
        await IsOfficerAsync(person, ct) ? "/me/second-factor?next=" + Uri.EscapeDataString(next) : next;

    private Task<bool> IsOfficerAsync(PersonId person, CancellationToken ct) =>
        db.Grants.AnyAsync(g => g.PersonId == person, ct);
}
