using Microsoft.EntityFrameworkCore;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Modules;
using Shahr.Kit.Values;

namespace Shahr.Identity;

/// <summary>
/// Who works where and may do what. Every change has a reason in the audit, and nobody grants to themselves.
/// </summary>
internal sealed class OfficeDesk(
    IdentityDb db,
    IEnumerable<IModule> modules,
    SessionsChanged changed,
    AuditTrail audit,
    TimeProvider clock
)
{
    private const int LongestReason = 500;
    private const int LongestNote = 200;

    /// <summary>Everything that may be given, in module order.</summary>
    public IReadOnlyList<Permission> Permissions { get; } = [.. modules.SelectMany(m => m.Permissions)];

    /// <summary>A reason as it is kept, or what is wrong with it.</summary>
    public static Result<string> ReadReason(string? typed)
    {
        if (typed is { Length: > 10_000 })
            return IdentityProblems.ReasonTooLong.On("Reason");
        var reason = PersianText.CleanLine(typed);
        if (reason.Length < 3)
            return IdentityProblems.ReasonMissing.On("Reason");
        return reason.Length > LongestReason ? IdentityProblems.ReasonTooLong.On("Reason") : reason;
    }

    /// <summary>What an officer wrote about a paper they saw, or null when it is too short or too long.</summary>
    public static string? ReadNote(string? typed)
    {
        var note = typed is { Length: > 10 * LongestNote } ? "" : PersianText.CleanLine(typed);
        return note.Length is < 3 or > LongestNote ? null : note;
    }

    /// <summary>Makes the person an officer with exactly these permissions. A null giver is the city itself.</summary>
    public async Task<Problem?> GiveAsync(
        Office office,
        PersonId person,
        IReadOnlyCollection<string> permissions,
        string reason,
        Actor? by,
        CancellationToken ct
    )
    {
        var known = Permissions.Select(p => p.Code).Where(permissions.Contains).ToList();
        if (known.Count == 0)
            return IdentityProblems.PermissionMissing.On("Permissions");
        if (by is not null && (by.Person == person || by.For == person))
            return IdentityProblems.GrantToSelf;

        await LockAsync(office, ct);
        var now = clock.GetUtcNow().UtcDateTime;
        if (await db.Officers.FindAsync([office.Id, person], ct) is null)
            db.Officers.Add(
                new Officer
                {
                    OfficeId = office.Id,
                    PersonId = person,
                    Since = now,
                }
            );
        var has = await db.Grants.Where(g => g.OfficeId == office.Id && g.PersonId == person).ToListAsync(ct);
        db.Grants.RemoveRange(has.Where(g => !known.Contains(g.Permission)));
        db.Grants.AddRange(
            known
                .Where(k => has.All(g => g.Permission != k))
                .Select(k => new OfficeGrant
                {
                    OfficeId = office.Id,
                    PersonId = person,
                    Permission = k,
                    GrantedAt = now,
                    GrantedBy = by?.Person,
                })
        );
        audit.Record(
            "identity.officer_granted",
            "person",
            person.ToString(),
            reason,
            new { office = office.Code, permissions = known }
        );
        changed.Of(person);
        return null;
    }

    /// <summary>Takes the person out of the office with all permissions there.</summary>
    public async Task<Problem?> RemoveAsync(Office office, PersonId person, string reason, CancellationToken ct)
    {
        await LockAsync(office, ct);
        if (await db.Officers.FindAsync([office.Id, person], ct) is not { } officer)
            return IdentityProblems.NotAnOfficer;
        db.Grants.RemoveRange(
            await db.Grants.Where(g => g.OfficeId == office.Id && g.PersonId == person).ToListAsync(ct)
        );
        db.Officers.Remove(officer);
        audit.Record("identity.officer_removed", "person", person.ToString(), reason, new { office = office.Code });
        changed.Of(person);
        return null;
    }

    // The office's row stays locked until the commit: changes in one office go one after another.
    private Task LockAsync(Office office, CancellationToken ct) =>
        db
            .Offices.Where(o => o.Id == office.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(o => o.Code, o => o.Code), ct);
}
