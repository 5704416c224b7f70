using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Modules;
using Shahr.Kit.Outbox;
using Shahr.Kit.Values;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>What became of a gift.</summary>
internal enum Given
{
    /// <summary>All of it is held.</summary>
    Now,

    /// <summary>Some of it waits for a second manager.</summary>
    Waits,
}

/// <summary>
/// Who works where and may do what. Every change has a reason in the audit, and nobody grants to themselves.
/// </summary>
internal sealed class OfficeDesk(
    IdentityDb db,
    OfficeRoll roll,
    GrantDesk grants,
    IEnumerable<IModule> modules,
    SessionsChanged changed,
    CityEvents events,
    CurrentRequest request,
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

    /// <summary>A permission in words.</summary>
    public string NameOf(string code, UiContext ui) =>
        Permissions.FirstOrDefault(p => p.Code == code) is { } named ? ui.Say(named.Fa, named.En) : code;

    /// <summary>
    /// Makes the person an officer with exactly these permissions; those that need four eyes wait for a second
    /// manager. A null giver is the city itself, for which nothing waits.
    /// </summary>
    public async Task<Result<Given>> GiveAsync(
        Office office,
        PersonId person,
        IReadOnlyCollection<string> permissions,
        string reason,
        Actor? by,
        CancellationToken ct
    )
    {
        var known = Permissions.Where(p => permissions.Contains(p.Code)).ToList();
        if (known.Count == 0)
            return IdentityProblems.PermissionMissing.On("Permissions");
        if (by is not null && (by.Person == person || by.For == person))
            return IdentityProblems.GrantToSelf;

        await roll.LockAsync(ct);
        var held = await roll.HeldAsync(office.Id, person, ct);
        var lost = held.Where(g => known.TrueForAll(p => p.Code != g.Permission)).ToList();
        if (by is not null && await LeavesOneManagerAsync(office, person, lost, ct))
            return GrantProblems.TwoManagersStay;
        var fresh = known.Where(p => held.TrueForAll(g => g.Permission != p.Code));
        var wait = by is null ? [] : await WaitingAsync(fresh, by, ct);
        var now = known.Select(p => p.Code).Except(wait).ToList();
        End(office, person, lost, GrantEnd.OtherWork);
        changed.Of(person);
        if (now.Count > 0)
            await roll.EnterAsync(office.Id, person, now, by?.Person, ct);
        if (now.Count + lost.Count > 0)
            Record("identity.officer_granted", person, reason, new { office = office.Code, permissions = now });
        if (by is null || wait.Count == 0)
            return Given.Now;
        await grants.AskAsync(office.Id, person, wait, reason, by.Person, ct);
        return Given.Waits;
    }

    /// <summary>Takes the person out of the office with all permissions there.</summary>
    public Task<Problem?> RemoveAsync(Office office, PersonId person, string reason, CancellationToken ct) =>
        RemoveAsync(office, person, reason, GrantEnd.LeftOffice, ct);

    private async Task<Problem?> RemoveAsync(
        Office office,
        PersonId person,
        string reason,
        GrantEnd how,
        CancellationToken ct
    )
    {
        await roll.LockAsync(ct);
        if (await db.Officers.FindAsync([office.Id, person], ct) is not { } officer)
            return IdentityProblems.NotAnOfficer;
        var held = await roll.HeldAsync(office.Id, person, ct);
        if (await LeavesOneManagerAsync(office, person, held, ct))
            return GrantProblems.TwoManagersStay;
        End(office, person, held, how);
        db.Officers.Remove(officer);
        await grants.LeaveAsync(office.Id, person, reason, ct);
        Record("identity.officer_removed", person, reason, new { office = office.Code });
        changed.Of(person);
        return null;
    }

    /// <summary>A review takes some permissions away; whoever has none left leaves the office.</summary>
    public async Task<Problem?> TakeAsync(
        Office office,
        PersonId person,
        IReadOnlyCollection<string> permissions,
        string reason,
        CancellationToken ct
    )
    {
        await roll.LockAsync(ct);
        var held = await roll.HeldAsync(office.Id, person, ct);
        var lost = held.Where(g => permissions.Contains(g.Permission)).ToList();
        if (lost.Count == held.Count)
            return await RemoveAsync(office, person, reason, GrantEnd.Review, ct);
        if (await LeavesOneManagerAsync(office, person, lost, ct))
            return GrantProblems.TwoManagersStay;
        End(office, person, lost, GrantEnd.Review);
        var taken = lost.ConvertAll(g => g.Permission);
        Record("identity.permissions_taken", person, reason, new { office = office.Code, permissions = taken });
        changed.Of(person);
        return null;
    }

    // Alone, the first manager gives one permission at once: that of the second, without whom nobody could confirm.
    private async Task<List<string>> WaitingAsync(IEnumerable<Permission> fresh, Actor by, CancellationToken ct)
    {
        var wait = fresh.Where(p => p.FourEyes).Select(p => p.Code).ToList();
        if (wait.Contains(IdentityModule.ManageOffices) && await roll.ManagersButAsync(by.Person, ct) == 0)
            wait.Remove(IdentityModule.ManageOffices);
        return wait;
    }

    // Otherwise a manager could take the others out, be alone, and appoint whom they like.
    private async Task<bool> LeavesOneManagerAsync(
        Office office,
        PersonId person,
        List<OfficeGrant> lost,
        CancellationToken ct
    ) =>
        lost.Exists(g => g.Permission == IdentityModule.ManageOffices)
        && await roll.ManagersWithoutAsync(office.Id, person, ct) < 2;

    // Whoever keeps work for this officer hears of it, and gives it back to the office.
    private void End(Office office, PersonId person, List<OfficeGrant> lost, GrantEnd how)
    {
        db.Grants.RemoveRange(lost);
        var now = clock.GetUtcNow().UtcDateTime;
        db.EndedGrants.AddRange(lost.Select(g => EndedGrant.Of(g, how, request.Actor?.Person, now)));
        if (lost.Count > 0)
            events.Tell(new GrantsEnded(person, office.Id, [.. lost.Select(g => g.Permission)]));
    }

    private void Record(string action, PersonId person, string reason, object what) =>
        audit.Record(action, "person", person.ToString(), reason, what);
}
