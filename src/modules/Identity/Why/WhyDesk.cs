using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>What the city keeps of one officer's permissions: held, asked for and ended, the newest first.</summary>
internal sealed record OfficerStory(
    IReadOnlyList<OfficeGrant> Held,
    IReadOnlyList<WaitingGrant> Asked,
    IReadOnlyList<EndedGrant> Ended,
    Absence? Away
);

/// <summary>Reads why somebody holds a permission or holds it not; nothing is guessed.</summary>
internal sealed class WhyDesk(IdentityDb db, IOffices offices, TimeProvider clock)
{
    // More than the whole city has permissions; what is older explains nothing any more.
    private const int Most = 500;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task<OfficerStory> StoryAsync(PersonId person, CancellationToken ct)
    {
        var held = await db.Grants.AsNoTracking().Where(g => g.PersonId == person).ToListAsync(ct);
        var asked = await db
            .WaitingGrants.AsNoTracking()
            .Where(w => w.PersonId == person)
            .OrderByDescending(w => w.BegunAt)
            .Take(Most)
            .ToListAsync(ct);
        var ended = await db
            .EndedGrants.AsNoTracking()
            .Where(g => g.PersonId == person)
            .OrderByDescending(g => g.EndedAt)
            .Take(Most)
            .ToListAsync(ct);
        var away = await db
            .Absences.AsNoTracking()
            .Where(Absence.During(Now))
            .FirstOrDefaultAsync(a => a.PersonId == person, ct);
        return new OfficerStory(held, asked, ended, away);
    }

    /// <summary>Offices in which somebody holds each permission.</summary>
    public async Task<ILookup<string, OfficeName>> HoldersAsync(string? permission, CancellationToken ct)
    {
        var rows = await db
            .Grants.Where(g => permission == null || g.Permission == permission)
            .Select(g => new { g.Permission, g.OfficeId })
            .Distinct()
            .ToListAsync(ct);
        var names = await offices.AllAsync(ct);
        return rows.SelectMany(r => names.Where(o => o.Id == r.OfficeId).Select(o => (r.Permission, Office: o)))
            .OrderBy(r => r.Office.Code, StringComparer.Ordinal)
            .ToLookup(r => r.Permission, r => r.Office);
    }

    /// <summary>What is true of the actor and this permission, which does not act for them; never empty.</summary>
    public async Task<IReadOnlyList<ShutReason>> ReasonsAsync(
        Actor actor,
        string permission,
        OfficerStory story,
        CancellationToken ct
    )
    {
        var names = (await offices.AllAsync(ct)).ToDictionary(o => o.Id);
        List<ShutReason> reasons = [Main(actor, permission, story, names)];
        if (story.Away is { } away && story.Held.Count > 0)
            reasons.Add(WhyWords.Away(away));
        return reasons;
    }

    private ShutReason Main(Actor actor, string permission, OfficerStory story, Dictionary<OfficeId, OfficeName> names)
    {
        if (story.Held.Any(g => g.Permission == permission))
            return actor.Mandate is { } mandate ? WhyWords.ActsFor(mandate.For.Name) : WhyWords.OneFactor;
        var asked = story.Asked.FirstOrDefault(w => w.Permission == permission);
        if (asked?.IsWaiting(Now) == true)
            return WhyWords.Waits(names[asked.OfficeId], asked.EndsAt);
        var ended = story.Ended.FirstOrDefault(g => g.Permission == permission);
        // Of what was asked and what ended, the newest is why it is not held now.
        if (asked is not null && asked.State != FourEyesState.Done && asked.BegunAt >= (ended?.EndedAt ?? default))
            return WhyWords.NotConfirmed(asked.State, names[asked.OfficeId], asked.DecidedAt ?? asked.EndsAt);
        return ended is null ? WhyWords.NeverGiven : WhyWords.Ended(ended.How, names[ended.OfficeId], ended.EndedAt);
    }
}

/// <summary>Answers other rooms and the host.</summary>
internal sealed class PermissionsOfCity(WhyDesk desk, OfficeDesk offices) : IPermissions
{
    public async Task<ShutDoor?> WhyShutAsync(Actor actor, string permission, CancellationToken ct = default)
    {
        if (offices.Permissions.FirstOrDefault(p => p.Code == permission) is not { } named)
            return null;
        var story = await desk.StoryAsync(actor.Person, ct);
        var holders = await desk.HoldersAsync(permission, ct);
        var reasons = await desk.ReasonsAsync(actor, permission, story, ct);
        return new ShutDoor(permission, named.Fa, named.En, [.. holders[permission]], reasons);
    }
}
