using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit;
using Shahr.Kit.Data;

namespace Shahr.Identity;

/// <summary>
/// Lets people of the demo trust each other for longer than a week already, which no page can do; so no letter goes out
/// either.
/// </summary>
public sealed class TrustSeed(IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>They are trusted by this person, unless somebody is already.</summary>
    public async Task MakeAsync(PersonId person, IReadOnlyList<PersonId> trusted, CancellationToken ct = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var transaction = scope.ServiceProvider.GetRequiredService<CityTransaction>();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        var sealing = scope.ServiceProvider.GetRequiredService<PersonalData>();
        await transaction.BeginAsync(ct);
        if (!await db.Trusts.AnyAsync(t => t.PersonId == person, ct))
        {
            var since = clock.GetUtcNow().UtcDateTime - (2 * Trust.Ripening);
            foreach (var one in trusted)
            {
                var friend = await db.Users.AsNoTracking().SingleAsync(p => p.Id == one.Value, ct);
                var id = Guid.CreateVersion7();
                db.Trusts.Add(
                    new Trust
                    {
                        Id = id,
                        PersonId = person,
                        NationalCode = sealing.Seal(sealing.CodeOf(friend).Value, id, SealedFields.NationalCode),
                        NationalCodeIndex = friend.NationalCodeIndex,
                        Trusted = one,
                        State = TrustState.Accepted,
                        AskedAt = since,
                        AnsweredAt = since,
                    }
                );
            }
        }

        await transaction.CommitAsync(ct);
    }
}
