using System.Data.Common;
using Shahr.Kit;
using Shahr.Kit.Data;
using Shahr.Kit.Values;

namespace Shahr.Identity;

/// <summary>
/// From a browser's sealed cookie to who is asking, for whom and with all permissions: one unsealing and one query, a
/// second one for those who may act for somebody, or none of it within a second.
/// </summary>
internal sealed class SessionReader(
    CityDatabase database,
    SessionCookie cookies,
    SessionCache cache,
    SeenSessions seen,
    KioskSettings kiosk,
    TimeProvider clock
)
{
    private const string Load = """
        select s.person_id, p.given_name, p.family_name, s.seen_at, s.proof, s.secret_hash,
          g.permission, g.office_id, p.assurance, s.acting_for,
          (select count(*) from identity_delegations d
            where d.helper = s.person_id and d.state = 'Accepted' and d.ends_at > @now),
          (select count(*) from identity_recoveries r
            where r.person_id = s.person_id and r.state = 'Waiting' and r.ends_at > @now)
          + (select count(*) from identity_trusted_recoveries t
            where t.person_id = s.person_id
              and (t.state = 'Confirmed' or (t.state = 'Asked' and t.ends_at > @now))),
          s.kiosk_id
        from identity_sessions s
        join identity_people p on p.id = s.person_id and p.died_on is null and p.merged_into is null
        left join identity_grants g on g.person_id = s.person_id
        where s.id = @id and s.revoked_at is null and s.ends_at > @now and s.seen_at > @idle
        """;

    private const string LoadMandates = """
        select d.giver, coalesce(p.given_name, o.name, w.given_name),
          coalesce(p.family_name, w.family_name, ''), d.services, d.case_number,
          d.sees_only, o.id, w.id, d.up_to
        from identity_delegations d
        left join identity_people p on p.id = d.giver
        left join identity_organisations o on o.id = d.giver
        left join identity_wards w on w.id = d.giver
        where d.helper = @me and d.state = 'Accepted' and d.ends_at > @now
        order by d.answered_at
        limit 200
        """;

    /// <summary>Who it is, or null; a page that shows itself again does not count as a visit.</summary>
    public async Task<Actor?> FindAsync(string cookie, bool counts, CancellationToken ct)
    {
        if (cache.Find(cookie) is { } cached)
            return cached;
        if (cookies.Open(cookie) is not { } token)
            return null;
        var generation = cache.Generation;
        var now = clock.GetUtcNow().UtcDateTime;
        await using var connection = await database.OpenAsync(ct);
        if (await PersonAsync(connection, token, now, counts, ct) is not (var actor, var actingFor, var mayAct))
            return null;
        if (mayAct)
            actor = await WithMandatesAsync(connection, actor, actingFor, now, ct);
        cache.Keep(cookie, actor, generation);
        return actor;
    }

    private async Task<(Actor Actor, Guid? ActingFor, bool MayAct)?> PersonAsync(
        DbConnection connection,
        SessionToken token,
        DateTime now,
        bool counts,
        CancellationToken ct
    )
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Load;
        command.With("@id", token.Session).With("@now", now).With("@idle", now - Session.Idle);
        await using var row = await command.ExecuteReaderAsync(ct);
        (Actor, Guid?, bool)? found = null;
        var grants = new List<Grant>();
        var withheld = new List<Grant>();
        while (await row.ReadAsync(ct))
        {
            if (!token.Fits(row.GetString(5)))
                return null;
            var atKiosk = !row.IsDBNull(12);
            if (atKiosk && now - seen.LastOf(token.Session, row.GetDateTime(3)) >= kiosk.Idle)
                return null;
            found ??= (
                new Actor
                {
                    Person = new PersonId(row.GetGuid(0)),
                    For = new PersonId(row.GetGuid(0)),
                    DisplayName = Person.NameOf(row.GetString(1), row.GetString(2)),
                    Session = token.Session,
                    Assurance = Enum.Parse<Assurance>(row.GetString(8)),
                    Grants = grants,
                    Withheld = withheld,
                    RecoveryWaits = row.GetInt64(11) > 0,
                    KioskRest = atKiosk ? kiosk.Idle : null,
                },
                row.GuidOrNull(9),
                row.GetInt64(10) > 0
            );
            if (counts)
                seen.Saw(token.Session, row.GetDateTime(3), now, atKiosk);
            // No office's files stand open where citizens come next.
            if (row.IsDBNull(6) || atKiosk)
                continue;
            // An officer shows two factors; with one they are a citizen.
            var acting = row.GetString(4) is nameof(Proof.Code) or nameof(Proof.Password) or nameof(Proof.Sheet)
                ? withheld
                : grants;
            acting.Add(new Grant(row.GetString(6), new OfficeId(row.GetGuid(7))));
        }

        return found;
    }

    private static async Task<Actor> WithMandatesAsync(
        DbConnection connection,
        Actor actor,
        Guid? actingFor,
        DateTime now,
        CancellationToken ct
    )
    {
        await using var command = connection.CreateCommand();
        command.CommandText = LoadMandates;
        command.With("@me", actor.Person.Value).With("@now", now);
        await using var row = await command.ExecuteReaderAsync(ct);
        var people = new List<Principal>();
        var given = new GivenRights();
        while (await row.ReadAsync(ct))
        {
            var name = Person.NameOf(row.GetString(1), row.GetString(2));
            var giver = new Principal(new PersonId(row.GetGuid(0)), name, KindOf(row));
            if (!people.Contains(giver))
                people.Add(giver);
            if (giver.Person.Value != actingFor)
                continue;
            Rial? upTo = row.IsDBNull(8) ? null : new Rial(row.GetInt64(8));
            given.Add(Delegation.Split(row.GetString(3)), row.TextOrNull(4), row.GetBoolean(5), upTo);
        }

        var whole = actor with { MayActFor = people };
        // An office's permissions rest while its officer is somebody's neighbour.
        return people.Find(p => p.Person.Value == actingFor) is { } principal
            ? whole with
            {
                For = principal.Person,
                Mandate = given.For(principal),
                Grants = [],
                Withheld = [],
            }
            : whole;
    }

    private static PrincipalKind KindOf(DbDataReader row) =>
        !row.IsDBNull(6) ? PrincipalKind.Organisation
        : !row.IsDBNull(7) ? PrincipalKind.Ward
        : PrincipalKind.Person;
}
