using System.Security.Cryptography;
using Shahr.Kit;
using Shahr.Kit.Values;

namespace Shahr.Identity;

/// <summary>A new account as a row: what identifies the person only as ciphertext and as a keyed index.</summary>
internal sealed class Newcomers(PersonalData sealing, LookUpIndex index, TimeProvider clock)
{
    public Person Make(PersonKey code, Mobile mobile, string given, string family, DateOnly? born = null)
    {
        var id = PersonId.New();
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
            Mobile = sealing.Seal(mobile.Value, id.Value, SealedFields.Mobile),
            MobileIndex = index.Of(SealedFields.Mobile, mobile.Value),
            SealedBirth = born is { } day ? sealing.Seal(BirthDays.Keep(day), id.Value, SealedFields.Birth) : null,
            JoinedAt = clock.GetUtcNow().UtcDateTime,
        };
    }
}
