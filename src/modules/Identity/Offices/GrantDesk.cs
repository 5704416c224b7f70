using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Audit;

namespace Shahr.Identity;

/// <summary>
/// Four eyes on permissions that must not lie in one officer's gift. Confirming, refusing, taking back and lapsing are
/// decided by one guarded update: whoever comes second is told that it is over.
/// </summary>
internal sealed class GrantDesk(
    IdentityDb db,
    OfficeRoll roll,
    IPeople people,
    GrantNews news,
    AuditTrail audit,
    TimeProvider clock
) : IFourEyesDesk<WaitingGrant>
{
    public Problem Unknown => GrantProblems.Unknown;

    public Problem Own => GrantProblems.Own;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Writes down what one officer wants to give; what waits already is not asked again.</summary>
    public async Task AskAsync(
        OfficeId office,
        PersonId person,
        IEnumerable<string> permissions,
        string reason,
        PersonId by,
        CancellationToken ct
    )
    {
        await db.WaitingGrants.ExpireAsync(Now, ct);
        var waits = await db
            .WaitingGrants.Where(w => w.OfficeId == office && w.PersonId == person && w.State == FourEyesState.Waiting)
            .Select(w => w.Permission)
            .ToListAsync(ct);
        foreach (var permission in permissions.Except(waits))
        {
            var grant = new WaitingGrant
            {
                Id = Guid.CreateVersion7(),
                OfficeId = office,
                PersonId = person,
                Permission = permission,
                Reason = reason,
                BegunBy = by,
                BegunAt = Now,
                EndsAt = Now + WaitingGrant.Length,
            };
            db.WaitingGrants.Add(grant);
            Record("identity.grant_asked", grant, reason);
            await news.AskedAsync(grant, ct);
        }
    }

    /// <summary>The second pair of eyes: the permission is held from now on.</summary>
    public async Task<Problem?> ConfirmAsync(WaitingGrant grant, Actor actor, CancellationToken ct)
    {
        if (await IsOwnAsync(actor, grant, ct))
            return GrantProblems.Own;
        if (grant.BegunBy == actor.Person)
            return GrantProblems.SecondOfficer;
        await roll.LockAsync(ct);
        if (!await EndAsync(grant, FourEyesState.Done, actor, null, ct))
            return GrantProblems.Over;
        await roll.EnterAsync(grant.OfficeId, grant.PersonId, [grant.Permission], grant.BegunBy, ct);
        Record("identity.grant_confirmed", grant, grant.Reason);
        await news.GivenAsync(grant, ct);
        return null;
    }

    /// <summary>Whoever asked takes it back; anybody else of that desk refuses it.</summary>
    public async Task<Problem?> StopAsync(WaitingGrant grant, Actor actor, string why, CancellationToken ct)
    {
        if (await IsOwnAsync(actor, grant, ct))
            return GrantProblems.Own;
        var state = grant.BegunBy == actor.Person ? FourEyesState.Withdrawn : FourEyesState.Stopped;
        if (!await EndAsync(grant, state, actor, why, ct))
            return GrantProblems.Over;
        Record("identity.grant_stopped", grant, why);
        await news.StoppedAsync(grant, why, ct);
        return null;
    }

    /// <summary>Whoever leaves an office waits for nothing there any more.</summary>
    public Task<int> LeaveAsync(OfficeId office, PersonId person, string why, CancellationToken ct) =>
        db
            .WaitingGrants.Where(w => w.OfficeId == office && w.PersonId == person)
            .EndAsync(FourEyesState.Withdrawn, null, why, Now, ct);

    /// <summary>True when the officer is whoever is to hold it, or acts for them.</summary>
    public Task<bool> IsOwnAsync(Actor actor, WaitingGrant grant, CancellationToken ct) =>
        people.AreOwnAsync(actor, grant.PersonId, ct);

    public Task<WaitingGrant?> FindAsync(Guid id, CancellationToken ct) => db.WaitingGrants.ByIdAsync(id, ct);

    /// <summary>What waits in one office or in all, the one that ends first before the others.</summary>
    public Task<List<WaitingGrant>> WaitingAsync(OfficeId? office, int most, CancellationToken ct) =>
        db.WaitingGrants.Where(w => office == null || w.OfficeId == office).WaitingAsync(Now, most, ct);

    private async Task<bool> EndAsync(
        WaitingGrant grant,
        FourEyesState state,
        Actor actor,
        string? why,
        CancellationToken ct
    ) => await db.WaitingGrants.Where(w => w.Id == grant.Id).EndAsync(state, actor.Person, why, Now, ct) == 1;

    private void Record(string action, WaitingGrant grant, string reason) =>
        audit.Record(
            action,
            "person",
            grant.PersonId.ToString(),
            reason,
            new
            {
                grant = grant.Id,
                office = grant.OfficeId.ToString(),
                permission = grant.Permission,
            }
        );
}
