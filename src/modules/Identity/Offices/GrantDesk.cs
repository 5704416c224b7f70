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
)
{
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
        await LapseAsync(ct);
        var waits = await db
            .WaitingGrants.Where(w => w.OfficeId == office && w.PersonId == person && w.State == GrantState.Waiting)
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
                AskedBy = by,
                AskedAt = Now,
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
        if (grant.AskedBy == actor.Person)
            return GrantProblems.SecondOfficer;
        await roll.LockAsync(ct);
        if (!await EndAsync(grant, GrantState.Given, actor.Person, null, ct))
            return GrantProblems.Over;
        await roll.EnterAsync(grant.OfficeId, grant.PersonId, [grant.Permission], grant.AskedBy, ct);
        Record("identity.grant_confirmed", grant, grant.Reason);
        await news.GivenAsync(grant, ct);
        return null;
    }

    /// <summary>Whoever asked takes it back; anybody else of that desk refuses it.</summary>
    public async Task<Problem?> StopAsync(WaitingGrant grant, Actor actor, string why, CancellationToken ct)
    {
        if (await IsOwnAsync(actor, grant, ct))
            return GrantProblems.Own;
        var state = grant.AskedBy == actor.Person ? GrantState.Withdrawn : GrantState.Refused;
        if (!await EndAsync(grant, state, actor.Person, why, ct))
            return GrantProblems.Over;
        Record("identity.grant_stopped", grant, why);
        await news.StoppedAsync(grant, why, ct);
        return null;
    }

    /// <summary>Whoever leaves an office waits for nothing there any more.</summary>
    public Task<int> LeaveAsync(OfficeId office, PersonId person, string why, CancellationToken ct)
    {
        var now = Now;
        return db
            .WaitingGrants.Where(w => w.OfficeId == office && w.PersonId == person && w.State == GrantState.Waiting)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(w => w.State, GrantState.Withdrawn)
                        .SetProperty(w => w.DecidedAt, now)
                        .SetProperty(w => w.Why, why),
                ct
            );
    }

    /// <summary>True when the officer is whoever is to hold it, or acts for them.</summary>
    public async Task<bool> IsOwnAsync(Actor actor, WaitingGrant grant, CancellationToken ct) =>
        await people.AreCloseAsync(actor.Person, grant.PersonId, ct)
        || await people.AreCloseAsync(actor.For, grant.PersonId, ct);

    public Task<WaitingGrant?> FindAsync(Guid id, CancellationToken ct) =>
        db.WaitingGrants.AsNoTracking().SingleOrDefaultAsync(w => w.Id == id, ct);

    /// <summary>What waits in one office or in all, the one that ends first before the others.</summary>
    public Task<List<WaitingGrant>> WaitingAsync(OfficeId? office, int most, CancellationToken ct)
    {
        var now = Now;
        return db
            .WaitingGrants.AsNoTracking()
            .Where(w => w.State == GrantState.Waiting && w.EndsAt > now)
            .Where(w => office == null || w.OfficeId == office)
            .OrderBy(w => w.EndsAt)
            .Take(most)
            .ToListAsync(ct);
    }

    private Task<int> LapseAsync(CancellationToken ct)
    {
        var now = Now;
        return db
            .WaitingGrants.Where(w => w.State == GrantState.Waiting && w.EndsAt <= now)
            .ExecuteUpdateAsync(set => set.SetProperty(w => w.State, GrantState.Lapsed), ct);
    }

    private async Task<bool> EndAsync(
        WaitingGrant grant,
        GrantState state,
        PersonId by,
        string? why,
        CancellationToken ct
    )
    {
        var now = Now;
        var ended = await db
            .WaitingGrants.Where(w => w.Id == grant.Id && w.State == GrantState.Waiting && w.EndsAt > now)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(w => w.State, state)
                        .SetProperty(w => w.DecidedBy, by)
                        .SetProperty(w => w.DecidedAt, now)
                        .SetProperty(w => w.Why, why),
                ct
            );
        return ended == 1;
    }

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
