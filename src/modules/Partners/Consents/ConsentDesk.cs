using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Data;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Shahr.Partners;

/// <summary>Remembers what people allowed which partner, and takes it back.</summary>
internal sealed class ConsentDesk(
    PartnersDb db,
    CityTransaction transaction,
    Pairwise pairwise,
    AuditTrail audit,
    TimeProvider clock
)
{
    /// <summary>More partners than anybody has; more than this is not shown.</summary>
    public const int Most = 200;

    public Task<Consent?> FindAsync(PersonId person, Partner partner, CancellationToken ct) =>
        db
            .Consents.AsNoTracking()
            .SingleOrDefaultAsync(
                c => c.PersonId == person && c.Application == partner && c.Status == Statuses.Valid,
                ct
            );

    /// <summary>
    /// What was allowed before stays allowed. Two answers at once make one consent: the database lets only one be open.
    /// </summary>
    public async Task<Consent> GiveAsync(
        PersonId person,
        Partner partner,
        IReadOnlyCollection<string> scopes,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var insert = transaction.Command(
            """
            insert into partners_consents
              (id, application_id, concurrency_token, creation_date, scopes, status, subject, type, person_id, used_at)
            values (@id, @partner, @token, @now, '[]', 'valid', @subject, 'permanent', @person, @now)
            on conflict do nothing
            """
        );
        insert
            .With("@id", Guid.CreateVersion7())
            .With("@partner", partner.Id)
            .With("@token", Guid.CreateVersion7().ToString())
            .With("@now", now)
            .With("@subject", pairwise.SubjectOf(person, partner))
            .With("@person", person.Value);
        await insert.ExecuteNonQueryAsync(ct);
        var open = db.Consents.Where(c =>
            c.PersonId == person && c.Application == partner && c.Status == Statuses.Valid
        );
        // The row stays locked until the commit, so that no scope that two tabs allow gets lost.
        await open.ExecuteUpdateAsync(set => set.SetProperty(c => c.UsedAt, now), ct);
        var consent = await open.AsNoTracking().SingleAsync(ct);
        if (consent.Covers(scopes))
            return consent;
        consent.Scopes = JsonSerializer.Serialize(consent.ScopeList.Union(scopes));
        await open.ExecuteUpdateAsync(set => set.SetProperty(c => c.Scopes, consent.Scopes), ct);
        audit.Record(
            "partners.consent_given",
            "consent",
            consent.Id.ToString(),
            details: new { partner = partner.Id, scopes }
        );
        return consent;
    }

    /// <summary>The partner was told who they are once more.</summary>
    public async Task UsedAsync(Consent consent, Partner partner, IEnumerable<string> scopes, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await db
            .Consents.Where(c => c.Id == consent.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.UsedAt, now), ct);
        audit.Record(
            "partners.signed_in",
            "consent",
            consent.Id.ToString(),
            details: new { partner = partner.Id, scopes }
        );
    }

    /// <summary>
    /// Ends one of the person's own; every code and token that hangs on it is refused from the commit on.
    /// </summary>
    public async Task<Problem?> RevokeAsync(PersonId person, Guid consent, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var ended = await db
            .Consents.Where(c => c.Id == consent && c.PersonId == person && c.Status == Statuses.Valid)
            .ExecuteUpdateAsync(
                set => set.SetProperty(c => c.Status, Statuses.Revoked).SetProperty(c => c.RevokedAt, now),
                ct
            );
        if (ended == 0)
            return PartnersProblems.ConsentGone;
        await db
            .Tokens.Where(t => t.Authorization != null && t.Authorization.Id == consent)
            .Where(t => t.Status == Statuses.Valid)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.Status, Statuses.Revoked), ct);
        audit.Record("partners.consent_revoked", "consent", consent.ToString());
        return null;
    }

    /// <summary>The person's open ones with their partners, the one used last first.</summary>
    public Task<List<Consent>> ListAsync(PersonId person, CancellationToken ct) =>
        db
            .Consents.AsNoTracking()
            .Include(c => c.Application)
            .Where(c => c.PersonId == person && c.Status == Statuses.Valid)
            .OrderByDescending(c => c.UsedAt)
            .Take(Most)
            .ToListAsync(ct);
}
