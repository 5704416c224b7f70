using Microsoft.EntityFrameworkCore;
using Shahr.Kit;
using Shahr.Kit.Values;

namespace Shahr.Identity;

/// <summary>
/// Who may act for an organisation, or see, or say who may. A member is somebody it delegated to; whoever manages it
/// gives and takes in its name, one after another, for each first locks the organisation.
/// </summary>
internal sealed class MemberDesk(IdentityDb db, DelegationDesk delegations, LookUpIndex index)
{
    public const int MostMembers = 100;
    public const int MostInvitedADay = 30;

    /// <summary>The organisation, for somebody who manages it; to anybody else it does not exist.</summary>
    public Task<Organisation?> FindManagedAsync(Guid id, Actor actor, CancellationToken ct) =>
        Managed(actor.Person).AsNoTracking().SingleOrDefaultAsync(o => o.Id == new PersonId(id), ct);

    /// <summary>Members and open invitations, the oldest first.</summary>
    public Task<List<Delegation>> OfAsync(PersonId organisation, CancellationToken ct) =>
        delegations.OpenOfAsync(organisation, ct);

    /// <summary>The same work and the same answer whether or not anybody has this national code.</summary>
    public async Task<Refusal?> InviteAsync(
        Organisation on,
        Actor actor,
        PersonKey to,
        DelegatedThings things,
        CancellationToken ct
    )
    {
        await db.LockOrganisationAsync(on.Id, ct);
        if (!await Managed(actor.Person).AnyAsync(o => o.Id == on.Id, ct))
            return new Refusal(OrganisationProblems.Unknown);
        var codes = index.AllOf(SealedFields.NationalCode, to.Value);
        var open = await OfAsync(on.Id, ct);
        if (open.Exists(d => codes.Contains(d.NationalCodeIndex)))
            return new Refusal(OrganisationProblems.MemberTwice.On("NationalCode"));
        return open.Count >= MostMembers
            ? new Refusal(OrganisationProblems.TooManyMembers.With(MostMembers))
            : await delegations.WriteAsync(on.Id, to, things, Delegation.Never, MostInvitedADay, ct);
    }

    /// <summary>Ends a membership or an invitation at once; never that of the last who manages.</summary>
    public async Task<Problem?> RemoveAsync(Organisation on, Actor actor, Guid member, CancellationToken ct)
    {
        await db.LockOrganisationAsync(on.Id, ct);
        return await Managed(actor.Person).AnyAsync(o => o.Id == on.Id, ct)
            ? await delegations.EndAsync(
                db.Delegations.Where(d => d.Id == member && d.Giver == on.Id),
                actor.Person,
                ct
            )
            : OrganisationProblems.Unknown;
    }

    private IQueryable<Organisation> Managed(PersonId by) =>
        db.Organisations.Where(o =>
            db.Delegations.Any(d =>
                d.Giver == o.Id && d.Helper == by && d.Manages && d.State == DelegationState.Accepted
            )
        );
}
