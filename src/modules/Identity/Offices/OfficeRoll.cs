using Microsoft.EntityFrameworkCore;
using Shahr.Kit;

namespace Shahr.Identity;

/// <summary>The roll of who works where and holds what; both desks of officers write in it.</summary>
internal sealed class OfficeRoll(IdentityDb db, SessionsChanged changed, TimeProvider clock)
{
    /// <summary>
    /// One office's row, locked until the commit, stands for all: changes of officers are few, and how many manage
    /// offices is a question about the whole city.
    /// </summary>
    public Task LockAsync(CancellationToken ct) =>
        db
            .Offices.Where(o => o.Code == db.Offices.Min(all => all.Code))
            .ExecuteUpdateAsync(set => set.SetProperty(o => o.Code, o => o.Code), ct);

    public Task<List<OfficeGrant>> HeldAsync(OfficeId office, PersonId person, CancellationToken ct) =>
        db.Grants.Where(g => g.OfficeId == office && g.PersonId == person).ToListAsync(ct);

    /// <summary>The person works in the office from now on and holds these there, besides what they held.</summary>
    public async Task EnterAsync(
        OfficeId office,
        PersonId person,
        IEnumerable<string> permissions,
        PersonId? by,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (await db.Officers.FindAsync([office, person], ct) is null)
            db.Officers.Add(
                new Officer
                {
                    OfficeId = office,
                    PersonId = person,
                    Since = now,
                }
            );
        var held = await HeldAsync(office, person, ct);
        db.Grants.AddRange(
            permissions
                .Where(p => held.TrueForAll(g => g.Permission != p))
                .Select(p => new OfficeGrant
                {
                    OfficeId = office,
                    PersonId = person,
                    Permission = p,
                    GrantedAt = now,
                    GrantedBy = by,
                })
        );
        changed.Of(person);
    }

    /// <summary>How many others, alive and with an account of their own, say who works where.</summary>
    public Task<int> ManagersButAsync(PersonId person, CancellationToken ct) =>
        ManagersAsync(db.Grants.Where(g => g.PersonId != person), ct);

    /// <summary>How many would say so without what this officer holds in this office.</summary>
    public Task<int> ManagersWithoutAsync(OfficeId office, PersonId person, CancellationToken ct) =>
        ManagersAsync(db.Grants.Where(g => g.PersonId != person || g.OfficeId != office), ct);

    private async Task<int> ManagersAsync(IQueryable<OfficeGrant> grants, CancellationToken ct)
    {
        var managers = await grants
            .Where(g => g.Permission == IdentityModule.ManageOffices)
            .Select(g => g.PersonId)
            .Distinct()
            .ToListAsync(ct);
        var ids = managers.ConvertAll(p => p.Value);
        return await db.Users.CountAsync(p => ids.Contains(p.Id) && p.DiedOn == null && p.MergedInto == null, ct);
    }
}
