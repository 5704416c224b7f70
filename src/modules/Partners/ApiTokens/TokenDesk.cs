using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Data;
using Shahr.Ui;

namespace Shahr.Partners;

/// <summary>Makes, lists and revokes a person's own tokens.</summary>
internal sealed class TokenDesk(
    PartnersDb db,
    CityTransaction transaction,
    AuditTrail audit,
    INotify notify,
    UiContext ui,
    TimeProvider clock
)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>A new one, shown once; its owner is told by letter and message, in case it was not them.</summary>
    public async Task<Result<TokenText>> MakeAsync(
        PersonId person,
        string name,
        IEnumerable<string> scopes,
        int days,
        CancellationToken ct
    )
    {
        var now = Now;
        await EndLateAsync(person, now, ct);
        var token = TokenText.New();
        await using var insert = transaction.Command(
            """
            insert into partners_api_tokens
              (id, person_id, place, name, scopes, secret_hash, created_at, ends_at)
            select @id, @person, @place, @name, @scopes, @hash, @now, @ends
            where @place <= @most
            on conflict do nothing
            """
        );
        insert
            .With("@id", token.Id)
            .With("@person", person.Value)
            .With("@place", await FreePlaceAsync(person, ct))
            .With("@name", name)
            .With("@scopes", string.Join(' ', scopes))
            .With("@hash", token.Hash)
            .With("@now", now)
            .With("@ends", now.AddDays(days))
            .With("@most", ApiToken.Most);
        if (await insert.ExecuteNonQueryAsync(ct) == 0)
            return PartnersProblems.TooManyTokens.With(ApiToken.Most);
        audit.Record("partners.api_token_made", "api_token", token.Id.ToString(), details: new { scopes, days });
        var values = new Dictionary<string, string> { ["city"] = ui.CityName, ["name"] = name };
        await notify.SendAsync(
            new Message("api-token:" + token.Id.ToString("N"), person, "api_token_made", values, "/me/tokens"),
            ct
        );
        return token;
    }

    public async Task<Problem?> RevokeAsync(PersonId person, Guid token, CancellationToken ct)
    {
        var now = Now;
        var ended = await db
            .ApiTokens.Where(t => t.Id == token && t.PersonId == person && t.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.RevokedAt, now), ct);
        if (ended == 0)
            return PartnersProblems.TokenGone;
        audit.Record("partners.api_token_revoked", "api_token", token.ToString());
        return null;
    }

    /// <summary>Open ones, the newest first.</summary>
    public Task<List<ApiToken>> ListAsync(PersonId person, CancellationToken ct)
    {
        var now = Now;
        return db
            .ApiTokens.AsNoTracking()
            .Where(t => t.PersonId == person && t.RevokedAt == null && t.EndsAt > now)
            .OrderByDescending(t => t.CreatedAt)
            .Take(ApiToken.Most)
            .ToListAsync(ct);
    }

    private Task EndLateAsync(PersonId person, DateTime now, CancellationToken ct) =>
        db
            .ApiTokens.Where(t => t.PersonId == person && t.RevokedAt == null && t.EndsAt <= now)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.RevokedAt, t => t.EndsAt), ct);

    private async Task<int> FreePlaceAsync(PersonId person, CancellationToken ct)
    {
        var taken = await db
            .ApiTokens.Where(t => t.PersonId == person && t.RevokedAt == null)
            .Select(t => t.Place)
            .ToListAsync(ct);
        return Enumerable.Range(1, ApiToken.Most + 1).First(place => !taken.Contains(place));
    }
}
