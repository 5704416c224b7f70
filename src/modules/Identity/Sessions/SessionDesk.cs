using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Keys;
using Shahr.Kit.Outbox;

namespace Shahr.Identity;

/// <summary>Opens, lists and revokes sessions.</summary>
internal sealed class SessionDesk(
    IdentityDb db,
    SessionsChanged changed,
    SessionCookie cookie,
    KnownDevices devices,
    AuditTrail audit,
    CityEvents events,
    CurrentRequest request,
    KioskHere kiosks,
    KioskSettings rest,
    ICityKeys keys,
    TimeProvider clock
)
{
    private const string Ring = "addresses";

    /// <summary>Signs a person in at this browser. The token is new each time: none can be fixed beforehand.</summary>
    public async Task OpenAsync(Person person, Proof proof, HttpContext http, CancellationToken ct)
    {
        if (cookie.Read(http) is { } before)
            await EndAsync(before, ct);
        var userAgent = http.Request.Headers.UserAgent.ToString();
        var kiosk = await kiosks.AskAsync(ct);
        var token = Open(person, proof, userAgent, request.Origin, kiosk);
        cookie.Write(http, token, kiosk is not null);
        if (kiosk is not null)
        {
            // Whoever is next is somebody else: no device to remember, none to tell of, nobody's wishes to keep.
            kiosks.Keep(http);
            return;
        }

        person.OfferReading(http);
        await devices.MeetAsync(person, token.Session, DeviceLabel.Of(userAgent), http, ct);
    }

    /// <summary>A session without a browser's cookie, as tests and benchmarks need it.</summary>
    public SessionToken Open(Person person, Proof proof, string userAgent, string address, Kiosk? kiosk = null)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var token = SessionToken.New(Guid.CreateVersion7());
        var session = new Session
        {
            Id = token.Session,
            SecretHash = token.Hash,
            PersonId = person.PersonId,
            CreatedAt = now,
            SeenAt = now,
            EndsAt = now + (kiosk is null ? Session.Length : rest.Whole),
            Device = kiosk?.Name ?? DeviceLabel.Of(userAgent),
            KioskId = kiosk?.Id,
            AddressHash = AddressHash(address),
            Proof = proof,
            ProvedAt = now,
        };
        db.Sessions.Add(session);
        request.Actor = new Actor
        {
            Person = person.PersonId,
            For = person.PersonId,
            DisplayName = person.DisplayName,
            Session = session.Id,
        };
        audit.Record(
            "identity.signed_in",
            "person",
            person.PersonId.ToString(),
            details: new { session = session.Id, proof = proof.ToString() }
        );
        return token;
    }

    /// <summary>
    /// Whose session it is has shown again who they are: the browser gets another token and the old one ends. What was
    /// proved stronger before stays.
    /// </summary>
    public async Task ProveAsync(Actor actor, Proof proof, HttpContext http, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var token = SessionToken.New(actor.Session);
        var mine = db.Sessions.Where(s => s.Id == actor.Session && s.PersonId == actor.Person);
        await mine.ExecuteUpdateAsync(
            set => set.SetProperty(s => s.ProvedAt, now).SetProperty(s => s.SecretHash, token.Hash),
            ct
        );
        cookie.Write(http, token, actor.KioskRest is not null);
        await mine.Where(s => s.Proof == Proof.Code || s.Proof == Proof.Password || s.Proof == Proof.Sheet)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.Proof, proof), ct);
        audit.Record(
            "identity.proved_again",
            "person",
            actor.Person.ToString(),
            details: new { session = actor.Session, proof = proof.ToString() }
        );
        changed.Of(actor.Person);
    }

    /// <summary>The session acts for another, while a delegation allows it, or again in its own name.</summary>
    public async Task<Problem?> ActForAsync(Actor actor, PersonId principal, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var own = principal == actor.Person;
        var changedRows = await db
            .Sessions.Where(s => s.Id == actor.Session && s.PersonId == actor.Person)
            .Where(s =>
                own
                || db.Delegations.Any(d =>
                    d.Giver == principal
                    && d.Helper == actor.Person
                    && d.State == DelegationState.Accepted
                    && d.EndsAt > now
                )
            )
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.ActingFor, own ? (PersonId?)null : principal), ct);
        if (changedRows == 0)
            return DelegationProblems.Gone;
        audit.Record(
            own ? "identity.acts_in_own_name" : "identity.acts_for",
            "person",
            principal.ToString(),
            details: new { session = actor.Session }
        );
        changed.Of(actor.Person);
        return null;
    }

    public string AddressHash(string address) =>
        Convert.ToHexStringLower(
            HMACSHA256.HashData(keys.Current(Ring).Secret, Encoding.UTF8.GetBytes(address)).AsSpan(0, 16)
        );

    /// <summary>Open sessions, the newest first.</summary>
    public async Task<List<Session>> ListAsync(PersonId person, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var idle = now - Session.Idle;
        return await db
            .Sessions.AsNoTracking()
            .Where(s => s.PersonId == person && s.RevokedAt == null && s.EndsAt > now && s.SeenAt > idle)
            .OrderByDescending(s => s.CreatedAt)
            .Take(100)
            .ToListAsync(ct);
    }

    /// <summary>One of the actor's own that is still open; null for any other.</summary>
    public async Task<Session?> FindAsync(Actor actor, Guid session, CancellationToken ct) =>
        (await ListAsync(actor.Person, ct)).Find(s => s.Id == session);

    /// <summary>Revokes one of the actor's own sessions; false when it is not theirs or no longer open.</summary>
    public async Task<bool> RevokeAsync(Actor actor, Guid session, CancellationToken ct)
    {
        if (await EndAsync(actor.Person, db.Sessions.Where(s => s.Id == session), ct) == 0)
            return false;
        audit.Record("identity.session_revoked", "person", actor.Person.ToString(), details: new { session });
        return true;
    }

    /// <summary>Revokes all of the actor's sessions but the present one; answers how many.</summary>
    public async Task<int> RevokeOthersAsync(Actor actor, CancellationToken ct)
    {
        var count = await EndAsync(actor.Person, db.Sessions.Where(s => s.Id != actor.Session), ct);
        if (count > 0)
            audit.Record("identity.sessions_revoked", "person", actor.Person.ToString(), details: new { count });
        return count;
    }

    /// <summary>Revokes every session of a person whose ways of signing in were changed for them.</summary>
    public async Task RevokeAllAsync(PersonId person, CancellationToken ct)
    {
        var count = await EndAsync(person, db.Sessions, ct);
        audit.Record("identity.sessions_revoked", "person", person.ToString(), details: new { count });
    }

    /// <summary>Ends every session that is open at a kiosk.</summary>
    public Task EndAtKioskAsync(Guid kiosk, CancellationToken ct) =>
        EndEachAsync(db.Sessions.Where(s => s.KioskId == kiosk && s.RevokedAt == null), ct);

    /// <summary>
    /// Ends those at kiosks whose rest or whole time is over: they open nothing already, and who was told of them hears
    /// of it. When one was seen is written a minute late at most.
    /// </summary>
    public Task EndRestedAtKiosksAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var seen = now - rest.Idle - TimeSpan.FromMinutes(2);
        return EndEachAsync(
            db.Sessions.Where(s => s.KioskId != null && s.RevokedAt == null && (s.EndsAt <= now || s.SeenAt <= seen)),
            ct
        );
    }

    private async Task EndEachAsync(IQueryable<Session> which, CancellationToken ct)
    {
        var some = which.AsNoTracking().OrderBy(s => s.Id).Take(500);
        var over = await some.Select(s => new { s.Id, s.PersonId }).ToListAsync(ct);
        foreach (var one in over)
            await EndAsync(one.PersonId, db.Sessions.Where(s => s.Id == one.Id), ct);
    }

    private async Task EndAsync(SessionToken token, CancellationToken ct)
    {
        var mine = db.Sessions.Where(s => s.Id == token.Session);
        var found = await mine.AsNoTracking().SingleOrDefaultAsync(s => s.RevokedAt == null, ct);
        if (found is not null && token.Fits(found.SecretHash))
            await EndAsync(found.PersonId, mine, ct);
    }

    // What is open ends for every process, and is told to whoever signed this person in by one of them.
    private async Task<int> EndAsync(PersonId person, IQueryable<Session> which, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var open = which.Where(s => s.PersonId == person && s.RevokedAt == null);
        var sessions = await open.Select(s => s.Id).ToListAsync(ct);
        var rows = await open.ExecuteUpdateAsync(set => set.SetProperty(s => s.RevokedAt, now), ct);
        if (rows == 0)
            return 0;
        changed.Of(person);
        events.Tell(new SessionsEnded(person, sessions));
        return rows;
    }
}
