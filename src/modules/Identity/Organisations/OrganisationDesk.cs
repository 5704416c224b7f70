using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Values;

namespace Shahr.Identity;

/// <summary>What somebody says of an organisation they may sign for.</summary>
internal sealed record OrganisationClaim(LegalEntityCode Code, OrganisationKind Kind, string Name);

/// <summary>
/// Claims and decides: several may claim one national id, one claim is confirmed, and its founder is the first manager.
/// Of the claims of one id one is decided at a time.
/// </summary>
internal sealed class OrganisationDesk(
    IdentityDb db,
    DelegationDesk delegations,
    OrganisationNews news,
    IPeople people,
    Limits limits,
    AuditTrail audit,
    TimeProvider clock
)
{
    public const int MostWaiting = 5;
    public const int MostADay = 10;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Somebody says that they may sign for an organisation; nobody acts for it yet.</summary>
    public async Task<Refusal?> ClaimAsync(PersonId founder, OrganisationClaim claim, CancellationToken ct)
    {
        var code = claim.Code.Value;
        await db.LockPersonAsync(founder, ct);
        if (await db.Organisations.AnyAsync(o => o.Code == code && o.State == ClaimState.Confirmed, ct))
            return new Refusal(OrganisationProblems.Taken.On("Code"));
        var waiting = await db
            .Organisations.AsNoTracking()
            .Where(o => o.Founder == founder && o.State == ClaimState.Claimed)
            .Select(o => o.Code)
            .ToListAsync(ct);
        if (waiting.Contains(code))
            return new Refusal(OrganisationProblems.ClaimedTwice.On("Code"));
        if (waiting.Count >= MostWaiting)
            return new Refusal(OrganisationProblems.TooManyClaims.With(MostWaiting));
        if (await limits.CountAsync("organisation:" + founder, MostADay, TimeSpan.FromDays(1), ct) is { } wait)
            return Refusal.Minutes(IdentityProblems.TooOften, wait);
        var made = new Organisation
        {
            Id = PersonId.New(),
            Code = code,
            Kind = claim.Kind,
            Name = claim.Name,
            Founder = founder,
            State = ClaimState.Claimed,
            ClaimedAt = Now,
            CheckAt = Now,
        };
        db.Organisations.Add(made);
        Record("identity.organisation_claimed", made.Id, null, new { code, name = claim.Name });
        return null;
    }

    /// <summary>The founder acts for it from now on. Null for whom stands for the registry of companies.</summary>
    public async Task<Problem?> ConfirmAsync(Organisation claim, Actor? by, string? note, CancellationToken ct)
    {
        if (await WhyNotAsync(claim, by, ct) is { } no)
            return no;
        await LockCodeAsync(claim.Code, ct);
        if (await db.Organisations.AnyAsync(o => o.Code == claim.Code && o.State == ClaimState.Confirmed, ct))
            return OrganisationProblems.AnotherConfirmed;
        if (await DecideAsync(claim, ClaimState.Confirmed, by, note, ct) is { } gone)
            return gone;
        var founder = await db.Users.SingleAsync(p => p.Id == claim.Founder.Value, ct);
        var manager = DelegatedThings.Everything with { Manages = true };
        delegations.WriteAccepted(claim.Id, founder, manager, Delegation.Never);
        Record("identity.organisation_confirmed", claim.Id, note, new { registry = by is null });
        await news.ConfirmedAsync(claim, ct);
        return null;
    }

    /// <summary>An officer does not believe it and says why, or nobody because another's claim was confirmed.</summary>
    public async Task<Problem?> RefuseAsync(Organisation claim, Actor? by, string reason, CancellationToken ct)
    {
        if (await WhyNotAsync(claim, by, ct) is { } no)
            return no;
        if (await DecideAsync(claim, ClaimState.Refused, by, reason, ct) is { } gone)
            return gone;
        Record("identity.organisation_refused", claim.Id, reason);
        await news.RefusedAsync(claim, reason, ct);
        return null;
    }

    /// <summary>One of any state, or null.</summary>
    public Task<Organisation?> FindAsync(PersonId id, CancellationToken ct) =>
        db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, ct);

    /// <summary>Whether somebody has to do with it, and so cannot decide about it.</summary>
    public async Task<Problem?> WhyNotAsync(Organisation claim, Actor? by, CancellationToken ct) =>
        by is not null && await people.AreCloseAsync(by.Person, claim.Founder, ct)
            ? OrganisationProblems.OwnClaim
            : null;

    // The first claim stands for all of one id: locking each of them, two rounds could wait for each other.
    private async Task LockCodeAsync(string code, CancellationToken ct)
    {
        var claims = db.Organisations.Where(o => o.Code == code);
        await db.LockOrganisationAsync(await claims.OrderBy(o => o.Id).Select(o => o.Id).FirstAsync(ct), ct);
    }

    private async Task<Problem?> DecideAsync(
        Organisation claim,
        ClaimState state,
        Actor? by,
        string? note,
        CancellationToken ct
    ) =>
        await db.Organisations.Where(o => o.Id == claim.Id).DecideAsync(state, by?.Person, note, Now, ct)
            ? null
            : OrganisationProblems.ClaimGone;

    private void Record(string action, PersonId id, string? reason, object? details = null) =>
        audit.Record(action, "organisation", id.ToString(), reason, details);
}
