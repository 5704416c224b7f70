using System.Security.Cryptography;
using Shahr.Kit;
using Shahr.Kit.Values;

namespace Shahr.Identity;

/// <summary>
/// A new account as a row: what identifies the person only as ciphertext and as a keyed index. Who has no mobile has
/// neither of it.
/// </summary>
internal sealed class Newcomers(PersonalData sealing, LookUpIndex index, TimeProvider clock)
{
    public Person Make(
        PersonKey code,
        Mobile? mobile,
        string given,
        string family,
        DateOnly? born = null,
        PersonId? known = null
    )
    {
        var id = known ?? PersonId.New();
        var name = id.Value.ToString("N");
        return new Person
        {
            Id = id.Value,
            UserName = name,
            NormalizedUserName = name.ToUpperInvariant(),
            SecurityStamp = Convert.ToHexString(RandomNumberGenerator.GetBytes(20)),
            LockoutEnabled = true,
            GivenName = given,
            FamilyName = family,
            NationalCode = sealing.Seal(code.Value, id.Value, SealedFields.NationalCode),
            NationalCodeIndex = index.Of(SealedFields.NationalCode, code.Value),
            Mobile = mobile is { } number ? sealing.Seal(number.Value, id.Value, SealedFields.Mobile) : null,
            MobileIndex = mobile is { } found ? index.Of(SealedFields.Mobile, found.Value) : null,
            SealedBirth = born is { } day ? sealing.Seal(BirthDays.Keep(day), id.Value, SealedFields.Birth) : null,
            JoinedAt = clock.GetUtcNow().UtcDateTime,
        };
    }
}
