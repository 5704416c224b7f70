using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;

namespace Shahr.Identity;

/// <summary>Answers other modules' questions about people.</summary>
internal sealed class PeopleOfCity(IdentityDb db, PersonalData sealing, IAccessLog looks) : IPeople
{
    private static readonly string[] RecordFields = ["name", SealedFields.NationalCode, SealedFields.Mobile];

    public async Task<IReadOnlyDictionary<PersonId, PersonName>> NamesAsync(
        IReadOnlyCollection<PersonId> people,
        CancellationToken ct = default
    )
    {
        if (people.Count == 0)
            return new Dictionary<PersonId, PersonName>();
        var ids = people.Select(p => p.Value).Distinct().ToList();
        var rows = await db
            .Users.AsNoTracking()
            .Where(p => ids.Contains(p.Id))
            .Select(p => new
            {
                p.Id,
                p.GivenName,
                p.FamilyName,
            })
            .ToListAsync(ct);
        return rows.ToDictionary(
            r => new PersonId(r.Id),
            r => new PersonName(new PersonId(r.Id), Person.NameOf(r.GivenName, r.FamilyName))
        );
    }

    public async Task<PersonRecord?> RecordAsync(PersonId person, string reason, CancellationToken ct = default)
    {
        var found = await FindAsync(person, ct);
        if (found is null)
            return null;
        await looks.LookedAtAsync([person], reason, RecordFields, ct);
        return new PersonRecord(
            person,
            found.GivenName,
            found.FamilyName,
            sealing.CodeOf(found).Value,
            sealing.MobileOf(found).Value
        );
    }

    public async Task<Reach?> ReachAsync(PersonId person, CancellationToken ct = default)
    {
        var found = await FindAsync(person, ct);
        if (found is null)
            return null;
        var email = found.EmailConfirmed ? found.Email : null;
        return new Reach(sealing.MobileOf(found).Value, email, found.Language);
    }

    public Task<bool> AreCloseAsync(PersonId one, PersonId other, CancellationToken ct = default) =>
        Task.FromResult(one == other);

    private Task<Person?> FindAsync(PersonId person, CancellationToken ct) =>
        db.Users.AsNoTracking().SingleOrDefaultAsync(p => p.Id == person.Value, ct);
}
