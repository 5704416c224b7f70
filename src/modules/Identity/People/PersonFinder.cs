using Microsoft.EntityFrameworkCore;
using Shahr.Kit;
using Shahr.Kit.Values;

namespace Shahr.Identity;

/// <summary>
/// Finds people by an exact national code, passport or mobile through the keyed indexes; nothing else of what is
/// encrypted can be searched.
/// </summary>
internal sealed class PersonFinder(IdentityDb db, PersonalData sealing, LookUpIndex index)
{
    public Task<Person?> ByKeyAsync(PersonKey key, CancellationToken ct)
    {
        var values = index.AllOf(SealedFields.NationalCode, key.Value);
        return db.Users.FirstOrDefaultAsync(p => values.Contains(p.NationalCodeIndex), ct);
    }

    /// <summary>Under what a question put to this person is found, whichever key it was made with.</summary>
    public async Task<IReadOnlyList<string>> CodesOfAsync(PersonId person, CancellationToken ct)
    {
        var found = await db.Users.AsNoTracking().SingleAsync(p => p.Id == person.Value, ct);
        return index.AllOf(SealedFields.NationalCode, sealing.CodeOf(found).Value);
    }

    /// <summary>Who has this mobile: of a family perhaps several.</summary>
    public Task<List<Person>> ByMobileAsync(Mobile mobile, int most, CancellationToken ct)
    {
        var values = index.AllOf(SealedFields.Mobile, mobile.Value);
        return db
            .Users.Where(p => p.MobileIndex != null && values.Contains(p.MobileIndex))
            .OrderBy(p => p.Id)
            .Take(most)
            .ToListAsync(ct);
    }

    /// <summary>True when this is the person's mobile, whichever key its index was made with.</summary>
    public bool HasMobile(Person person, Mobile mobile) =>
        person.MobileIndex is { } mine && index.AllOf(SealedFields.Mobile, mobile.Value).Contains(mine);
}
