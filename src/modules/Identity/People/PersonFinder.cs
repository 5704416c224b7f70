using Microsoft.EntityFrameworkCore;
using Shahr.Kit.Values;

namespace Shahr.Identity;

/// <summary>
/// Finds a person by exact national code through the keyed index; nothing else can be searched in what is encrypted.
/// </summary>
internal sealed class PersonFinder(IdentityDb db, LookUpIndex index)
{
    public Task<Person?> ByNationalCodeAsync(NationalCode code, CancellationToken ct)
    {
        var values = index.AllOf(SealedFields.NationalCode, code.Value);
        return db.Users.FirstOrDefaultAsync(p => values.Contains(p.NationalCodeIndex), ct);
    }

    /// <summary>True when this is the person's mobile, whichever key its index was made with.</summary>
    public bool HasMobile(Person person, Mobile mobile) =>
        index.AllOf(SealedFields.Mobile, mobile.Value).Contains(person.MobileIndex);
}
