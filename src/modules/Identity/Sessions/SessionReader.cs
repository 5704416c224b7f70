using Shahr.Kit;
using Shahr.Kit.Data;

namespace Shahr.Identity;

/// <summary>
/// From a browser's sealed cookie to who is asking, with all permissions: one unsealing and one query, or neither
/// within a
/// second.
/// </summary>
internal sealed class SessionReader(
    CityDatabase database,
    SessionCookie cookies,
    SessionCache cache,
    SeenSessions seen,
    TimeProvider clock
)
{
    private const string Load = """
        select s.person_id, p.given_name, p.family_name, s.seen_at, s.proof, s.secret_hash,
          g.permission, g.office_id, p.assurance
        from identity_sessions s
        join identity_people p on p.id = s.person_id
        left join identity_grants g on g.person_id = s.person_id
        where s.id = @id and s.revoked_at is null and s.ends_at > @now and s.seen_at > @idle
        """;

    public async Task<Actor?> FindAsync(string cookie, CancellationToken ct)
    {
        if (cache.Find(cookie) is { } cached)
            return cached;
        if (cookies.Open(cookie) is not { } token)
            return null;
        var generation = cache.Generation;
        var now = clock.GetUtcNow().UtcDateTime;
        await using var connection = await database.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = Load;
        command.With("@id", token.Session).With("@now", now).With("@idle", now - Session.Idle);
        await using var row = await command.ExecuteReaderAsync(ct);
        Actor? actor = null;
        var grants = new List<Grant>();
        var withheld = new List<Grant>();
        while (await row.ReadAsync(ct))
        {
            if (!token.Fits(row.GetString(5)))
                return null;
            actor ??= new Actor
            {
                Person = new PersonId(row.GetGuid(0)),
                For = new PersonId(row.GetGuid(0)),
                DisplayName = Person.NameOf(row.GetString(1), row.GetString(2)),
                Session = token.Session,
                Assurance = Enum.Parse<Assurance>(row.GetString(8)),
                Grants = grants,
                Withheld = withheld,
            };
            seen.Saw(token.Session, row.GetDateTime(3), now);
            if (row.IsDBNull(6))
                continue;
            // An officer shows two factors; with one they are a citizen.
            var acting = row.GetString(4) == nameof(Proof.Code) ? withheld : grants;
            acting.Add(new Grant(row.GetString(6), new OfficeId(row.GetGuid(7))));
        }

        if (actor is not null)
            cache.Keep(cookie, actor, generation);
        return actor;
    }
}
