using Microsoft.EntityFrameworkCore;
using Shahr.Kit;
using Shahr.Kit.Audit;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Shahr.Partners;

/// <summary>
/// Registers partners, by four eyes, and closes them. Each step is a guarded update: of two officers who decide at once
/// one decides.
/// </summary>
internal sealed class PartnerDesk(PartnersDb db, AuditTrail audit, CurrentRequest request, TimeProvider clock)
{
    /// <summary>Partners that wait or are open; a city has dozens.</summary>
    public const int Most = 200;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task<Problem?> RoomForMoreAsync(CancellationToken ct) =>
        await db.Partners.CountAsync(p => p.State == PartnerState.Waiting || p.State == PartnerState.Open, ct) < Most
            ? null
            : PartnersProblems.TooMany.With(Most);

    /// <summary>It waits for another officer; the protocol answers it nothing yet.</summary>
    public Partner Register(PartnerForm asked)
    {
        var partner = Partner.Register(asked, request.Actor?.Person, Now);
        db.Partners.Add(partner);
        audit.Record(
            "partners.registered",
            "partner",
            partner.Id.ToString(),
            details: new
            {
                partner.NameFa,
                partner.PurposeFa,
                asked.Redirects,
                asked.Scopes,
            }
        );
        return partner;
    }

    /// <summary>
    /// Another officer opens it. A confidential one gets its secret, which is answered here and nowhere again.
    /// </summary>
    public async Task<Result<string?>> ApproveAsync(Partner partner, PersonId by, CancellationToken ct)
    {
        if (by == partner.RegisteredBy)
            return PartnersProblems.FourEyes;
        var now = Now;
        var (secret, hash) = SecretFor(partner);
        DateTime? since = secret is null ? null : now;
        var permissions = partner.PermissionsWhenOpen();
        var decided = await Waiting(partner)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(p => p.State, PartnerState.Open)
                        .SetProperty(p => p.Permissions, permissions)
                        .SetProperty(p => p.ClientSecret, hash)
                        .SetProperty(p => p.SecretAt, since)
                        .SetProperty(p => p.DecidedAt, now)
                        .SetProperty(p => p.DecidedBy, by),
                ct
            );
        if (decided == 0)
            return PartnersProblems.DecidedAlready;
        audit.Record("partners.approved", "partner", partner.Id.ToString());
        return secret;
    }

    /// <summary>Whoever registered it may take it back so as well.</summary>
    public async Task<Problem?> RefuseAsync(Partner partner, PersonId by, string reason, CancellationToken ct)
    {
        var now = Now;
        var decided = await Waiting(partner)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(p => p.State, PartnerState.Refused)
                        .SetProperty(p => p.DecidedAt, now)
                        .SetProperty(p => p.DecidedBy, by),
                ct
            );
        if (decided == 0)
            return PartnersProblems.DecidedAlready;
        audit.Record("partners.refused", "partner", partner.Id.ToString(), reason);
        return null;
    }

    /// <summary>Another secret; the one before is refused from the commit on.</summary>
    public async Task<Result<string?>> RenewSecretAsync(Partner partner, CancellationToken ct)
    {
        var (secret, hash) = SecretFor(partner);
        if (secret is null)
            return PartnersProblems.NoSecretOnPeoplesMachines;
        DateTime? now = Now;
        var renewed = await Open(partner)
            .ExecuteUpdateAsync(
                set => set.SetProperty(p => p.ClientSecret, hash).SetProperty(p => p.SecretAt, now),
                ct
            );
        if (renewed == 0)
            return PartnersProblems.NotOpenAnyMore;
        audit.Record("partners.secret_renewed", "partner", partner.Id.ToString());
        return secret;
    }

    /// <summary>It is answered nothing any more, and all that people allowed it ends with it.</summary>
    public async Task<Problem?> CloseAsync(Partner partner, PersonId by, string reason, CancellationToken ct)
    {
        var now = Now;
        var closed = await Open(partner)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(p => p.State, PartnerState.Closed)
                        .SetProperty(p => p.Permissions, (string?)null)
                        .SetProperty(p => p.ClientSecret, (string?)null)
                        .SetProperty(p => p.ClosedAt, now)
                        .SetProperty(p => p.ClosedBy, by),
                ct
            );
        if (closed == 0)
            return PartnersProblems.NotOpenAnyMore;
        var consents = await db
            .Consents.Where(c => c.Application == partner && c.Status == Statuses.Valid)
            .ExecuteUpdateAsync(
                set => set.SetProperty(c => c.Status, Statuses.Revoked).SetProperty(c => c.RevokedAt, now),
                ct
            );
        await db
            .Tokens.Where(t => t.Application == partner && t.Status == Statuses.Valid)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.Status, Statuses.Revoked), ct);
        await db.SignIns.Where(s => s.PartnerId == partner.Id).ExecuteDeleteAsync(ct);
        audit.Record("partners.closed", "partner", partner.Id.ToString(), reason, new { consents });
        return null;
    }

    private static (string? Secret, string? Hash) SecretFor(Partner partner)
    {
        if (partner.ClientType != ClientTypes.Confidential)
            return (null, null);
        var secret = PartnerSecrets.New();
        return (secret, PartnerSecrets.HashOf(secret));
    }

    private IQueryable<Partner> Waiting(Partner partner) =>
        db.Partners.Where(p => p.Id == partner.Id && p.State == PartnerState.Waiting);

    private IQueryable<Partner> Open(Partner partner) =>
        db.Partners.Where(p => p.Id == partner.Id && p.State == PartnerState.Open);
}
