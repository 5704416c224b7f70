using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit.Audit;
using Shahr.Kit.Outbox;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Shahr.Partners;

/// <summary>
/// Whoever was let back in, died, or had two accounts made one: the person's own tokens end, and partners have to send
/// them through the city again. What they allowed stays remembered.
/// </summary>
internal sealed class EndOfTokens(PartnersDb db, AuditTrail audit, TimeProvider clock)
    : IHandle<AccessRecovered>,
        IHandle<PersonDied>,
        IHandle<PersonMerged>
{
    public Task HandleAsync(AccessRecovered happened, Delivery delivery, CancellationToken ct) =>
        EndAsync(happened, ct);

    public Task HandleAsync(PersonDied happened, Delivery delivery, CancellationToken ct) => EndAsync(happened, ct);

    public Task HandleAsync(PersonMerged happened, Delivery delivery, CancellationToken ct) => EndAsync(happened, ct);

    private async Task EndAsync(PersonEvent happened, CancellationToken ct)
    {
        var (person, now) = (happened.Person, clock.GetUtcNow().UtcDateTime);
        var own = await db
            .ApiTokens.Where(t => t.PersonId == person && t.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.RevokedAt, now), ct);
        var partners = await db
            .Tokens.Where(t => t.Authorization != null && t.Authorization.PersonId == person)
            .Where(t => t.Status == Statuses.Valid)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.Status, Statuses.Revoked), ct);
        if (own + partners > 0)
        {
            var details = new
            {
                because = happened.GetType().Name,
                own,
                partners,
            };
            audit.Record("partners.tokens_ended", "person", person.ToString(), details: details);
        }
    }
}
