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
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

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
    public async Task<Result<string?>> ApproveAsync(Partner partner, PersonId? by, CancellationToken ct)
    {
        if (by is not null && by == partner.RegisteredBy)
            return PartnersProblems.FourEyes;
        var secret = partner.ClientType == ClientTypes.Confidential ? PartnerSecrets.New() : null;
        var hash = secret is null ? null : PartnerSecrets.HashOf(secret);
        var permissions = partner.PermissionsWhenOpen();
        var now = Now;
        var decided = await db
            .Partners.Where(p => p.Id == partner.Id && p.State == PartnerState.Waiting)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(p => p.State, PartnerState.Open)
                        .SetProperty(p => p.Permissions, permissions)
                        .SetProperty(p => p.ClientSecret, hash)
                        .SetProperty(p => p.DecidedAt, now)
                        .SetProperty(p => p.DecidedBy, by),
                ct
            );
        if (decided == 0)
            return PartnersProblems.DecidedAlready;
        audit.Record("partners.approved", "partner", partner.Id.ToString());
        return secret;
    }
}
