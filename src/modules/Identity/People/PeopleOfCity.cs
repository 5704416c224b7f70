using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;

namespace Shahr.Identity;

/// <summary>Answers other modules' questions about people.</summary>
internal sealed class PeopleOfCity(IdentityDb db, PersonalData sealing, IAccessLog looks, TimeProvider clock) : IPeople
{
    // Every letter of the city asks these two: compiled once.
    private static readonly Func<IdentityDb, Guid, CancellationToken, Task<Person?>> _byId = EF.CompileAsyncQuery(
        (IdentityDb db, Guid person, CancellationToken ct) =>
            db.Users.AsNoTracking().SingleOrDefault(p => p.Id == person)
    );

    // Of one alone, as every call by token asks.
    private static readonly Func<IdentityDb, Guid, CancellationToken, Task<Named?>> _nameOf = EF.CompileAsyncQuery(
        (IdentityDb db, Guid person, CancellationToken ct) =>
            db.Users.Where(p => p.Id == person).Select(p => new Named(p.GivenName, p.FamilyName)).SingleOrDefault()
    );

    // Two accounts of one human being, or somebody who acts for the other; asked before every act at a desk.
    private static readonly Func<
        IdentityDb,
        Guid,
        Guid,
        PersonId,
        PersonId,
        DateTime,
        CancellationToken,
        Task<bool>
    > _close = EF.CompileAsyncQuery(
        (IdentityDb db, Guid mine, Guid theirs, PersonId one, PersonId other, DateTime now, CancellationToken ct) =>
            db.Users.Any(p =>
                (p.Id == theirs && p.MergedInto == one)
                || (
                    p.Id == mine
                    && (
                        p.MergedInto == other
                        || db.Delegations.Any(d =>
                            d.Giver == other && d.Helper == one && d.State == DelegationState.Accepted && d.EndsAt > now
                        )
                    )
                )
            )
    );

    private static readonly Func<IdentityDb, Guid, CancellationToken, Task<bool>> _exists = EF.CompileAsyncQuery(
        (IdentityDb db, Guid person, CancellationToken ct) => db.Users.Any(p => p.Id == person)
    );

    private static readonly string[] RecordFields = ["name", SealedFields.NationalCode, SealedFields.Mobile];

    public async Task<IReadOnlyDictionary<PersonId, PersonName>> NamesAsync(
        IReadOnlyCollection<PersonId> people,
        CancellationToken ct = default
    )
    {
        if (people.Count == 0)
            return new Dictionary<PersonId, PersonName>();
        if (people.Count == 1 && await _nameOf(db, people.First().Value, ct) is { } only)
        {
            var one = new PersonName(people.First(), Person.NameOf(only.GivenName, only.FamilyName));
            return new Dictionary<PersonId, PersonName> { [one.Id] = one };
        }

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
        var names = rows.ToDictionary(
            r => new PersonId(r.Id),
            r => new PersonName(new PersonId(r.Id), Person.NameOf(r.GivenName, r.FamilyName))
        );
        if (names.Count < ids.Count)
            await NameOthersAsync(people.Where(p => !names.ContainsKey(p)).ToList(), names, ct);
        return names;
    }

    private async Task NameOthersAsync(
        List<PersonId> others,
        Dictionary<PersonId, PersonName> names,
        CancellationToken ct
    )
    {
        var rows = await db
            .Organisations.AsNoTracking()
            .Where(o => others.Contains(o.Id))
            .Select(o => new PersonName(o.Id, o.Name))
            .ToListAsync(ct);
        var wards = await db.Wards.AsNoTracking().Where(w => others.Contains(w.Id)).ToListAsync(ct);
        rows.AddRange(wards.Select(w => new PersonName(w.Id, Person.NameOf(w.GivenName, w.FamilyName))));
        if (others.Contains(PersonId.City))
            rows.Add(new PersonName(PersonId.City, Actor.City.DisplayName));
        foreach (var name in rows)
            names[name.Id] = name;
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
            sealing.CodeOf(found) is { Passport: { } passport } ? passport.Display : sealing.CodeOf(found).Value,
            sealing.MobileOf(found)?.Value
        );
    }

    public async Task<Reach?> ReachAsync(PersonId person, CancellationToken ct = default)
    {
        var found = await FindAsync(person, ct);
        if (found is null)
            return null;
        var email = found.IsReachedByEmail ? sealing.EmailOf(found)?.Value : null;
        return new Reach(sealing.MobileOf(found)?.Value, email, found.Language);
    }

    public async Task<bool> AreCloseAsync(PersonId one, PersonId other, CancellationToken ct = default)
    {
        if (one == other)
            return true;
        return await _close(db, one.Value, other.Value, one, other, clock.GetUtcNow().UtcDateTime, ct);
    }

    public async Task<IReadOnlyList<PersonId>> ReadersOfAsync(
        PersonId applicant,
        string service,
        CancellationToken ct = default
    )
    {
        if (await _exists(db, applicant.Value, ct))
            return [applicant];
        var now = clock.GetUtcNow().UtcDateTime;
        var members = await db
            .Delegations.AsNoTracking()
            .Where(d => d.Giver == applicant && d.State == DelegationState.Accepted && d.EndsAt > now)
            .ToListAsync(ct);
        return
        [
            .. members
                .Where(m => m.Services == Mandate.EveryService || m.ServiceCodes.Contains(service))
                .Select(m => m.Helper)
                .OfType<PersonId>()
                .Distinct(),
        ];
    }

    private Task<Person?> FindAsync(PersonId person, CancellationToken ct) => _byId(db, person.Value, ct);

    private sealed record Named(string GivenName, string FamilyName);
}
