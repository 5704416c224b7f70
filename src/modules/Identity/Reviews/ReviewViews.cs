using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>Gathers what the pages of the review show.</summary>
internal sealed class ReviewViews(
    IdentityDb db,
    ReviewDesk review,
    OfficeDesk desk,
    IPeople people,
    IAccessLog looks,
    UiContext ui,
    TimeProvider clock
)
{
    /// <summary>The field beside a look of the review.</summary>
    public const string LastSeen = "last_seen";

    private const string LookReason = "بازبینی فصلی دسترسی‌ها";
    private const int MostOfficers = 500;

    /// <summary>Season, last day and whether it is over, as every page of the review says.</summary>
    public SeasonView Season()
    {
        var quarter = review.Quarter;
        return new SeasonView(
            ui.Digits(quarter.In(ui.Language)),
            When.Day(quarter.LastDay, ui.Language),
            quarter.IsOverdue(clock.GetUtcNow().UtcDateTime)
        );
    }

    /// <summary>How many permissions are due in each office.</summary>
    public Task<Dictionary<OfficeId, int>> DueByOfficeAsync(CancellationToken ct) =>
        review
            .Due.GroupBy(g => g.OfficeId)
            .Select(g => new { Office = g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Office, g => g.Count, ct);

    /// <summary>Everybody of an office, those with something due before the others.</summary>
    public async Task<OfficeReviewView> OfficeAsync(Office office, Actor actor, CancellationToken ct)
    {
        var due = review.Due.Where(g => g.OfficeId == office.Id);
        var officers = await db
            .Officers.AsNoTracking()
            .Where(o => o.OfficeId == office.Id)
            .OrderByDescending(o => due.Any(g => g.PersonId == o.PersonId))
            .ThenBy(o => o.Since)
            .ThenBy(o => o.PersonId)
            .Take(MostOfficers)
            .Select(o => o.PersonId)
            .ToListAsync(ct);
        var found = await OfficersAsync(office, officers, actor, ct);
        return new OfficeReviewView(office.Code, ui.Say(office.Fa, office.En), Season(), found);
    }

    /// <summary>One officer of an office, or null.</summary>
    public async Task<OfficerReviewView?> OfficerAsync(
        Office office,
        PersonId officer,
        Actor actor,
        CancellationToken ct
    ) =>
        await db.Officers.AnyAsync(o => o.OfficeId == office.Id && o.PersonId == officer, ct)
            ? new OfficerReviewView(
                office.Code,
                ui.Say(office.Fa, office.En),
                Season(),
                (await OfficersAsync(office, [officer], actor, ct))[0]
            )
            : null;

    // When somebody was last here is theirs: the look at it is in their log.
    private async Task<List<ReviewedOfficer>> OfficersAsync(
        Office office,
        List<PersonId> officers,
        Actor actor,
        CancellationToken ct
    )
    {
        await looks.LookedAtAsync(officers, LookReason, [LastSeen], ct);
        var grants = await db
            .Grants.AsNoTracking()
            .Where(g => g.OfficeId == office.Id && officers.Contains(g.PersonId))
            .OrderBy(g => g.GrantedAt)
            .ToListAsync(ct);
        var seconds = await SecondsAsync(office, officers, ct);
        var seen = await db
            .Sessions.Where(s => officers.Contains(s.PersonId))
            .GroupBy(s => s.PersonId)
            .Select(g => new { Person = g.Key, At = g.Max(s => s.SeenAt) })
            .ToDictionaryAsync(s => s.Person, s => s.At, ct);
        var all = grants.SelectMany(g => new[] { g.GrantedBy, g.ReviewedBy }).OfType<PersonId>();
        var names = await people.NamesAsync([.. officers.Concat(all).Concat(seconds.Values).Distinct()], ct);
        var ofPerson = grants.ToLookup(g => g.PersonId);
        return officers.ConvertAll(o => new ReviewedOfficer(
            o.Value,
            PersonName.In(names, o),
            seen.TryGetValue(o, out var at) ? When.Day(PersianTime.DayOf(at), ui.Language) : null,
            o == actor.Person || o == actor.For,
            [.. ofPerson[o].Select(g => LineOf(g, seconds.GetValueOrDefault((o, g.Permission)), names))]
        ));
    }

    private ReviewedGrant LineOf(OfficeGrant g, PersonId second, IReadOnlyDictionary<PersonId, PersonName> names) =>
        new(
            g.Permission,
            desk.NameOf(g.Permission, ui),
            When.Day(PersianTime.DayOf(g.GrantedAt), ui.Language),
            g.GrantedBy is { } by ? PersonName.In(names, by) : ui.Say("خود شهر", "The city itself"),
            PersonName.In(names, second),
            g is { ReviewedAt: { } reviewed, ReviewedBy: { } reviewer }
                ? $"{PersonName.In(names, reviewer)}، {When.Day(PersianTime.DayOf(reviewed), ui.Language)}"
                : null,
            g.IsDueIn(review.Quarter)
        );

    // The manager who confirmed a permission that is held now is the last who confirmed it.
    private async Task<Dictionary<(PersonId, string), PersonId>> SecondsAsync(
        Office office,
        List<PersonId> officers,
        CancellationToken ct
    )
    {
        var confirmed = await db
            .WaitingGrants.AsNoTracking()
            .Where(w => w.OfficeId == office.Id && officers.Contains(w.PersonId) && w.State == FourEyesState.Done)
            .OrderBy(w => w.DecidedAt)
            .Select(w => new
            {
                w.PersonId,
                w.Permission,
                w.DecidedBy,
            })
            .ToListAsync(ct);
        var seconds = new Dictionary<(PersonId, string), PersonId>();
        foreach (var one in confirmed)
            seconds[(one.PersonId, one.Permission)] = one.DecidedBy ?? default;
        return seconds;
    }
}

/// <summary>The quarter's review in words.</summary>
/// <param name="Name">The season and year.</param>
/// <param name="Until">The last day.</param>
/// <param name="IsOverdue">True after it.</param>
public sealed record SeasonView(string Name, string Until, bool IsOverdue);

/// <summary>One permission of one officer as the review shows it.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">In words.</param>
/// <param name="Since">Held since.</param>
/// <param name="By">Who gave it.</param>
/// <param name="Second">Who confirmed it; empty where nobody had to.</param>
/// <param name="Reviewed">Who last said that it stays, and when; or null.</param>
/// <param name="IsDue">True while this quarter's review has to look at it.</param>
public sealed record ReviewedGrant(
    string Code,
    string Name,
    string Since,
    string By,
    string Second,
    string? Reviewed,
    bool IsDue
);

/// <summary>One officer as the review shows them.</summary>
/// <param name="Person">Who.</param>
/// <param name="Name">The name.</param>
/// <param name="Seen">When they were last here, or null.</param>
/// <param name="IsOwn">True for the reader themselves.</param>
/// <param name="Grants">What they hold in the office.</param>
public sealed record ReviewedOfficer(
    Guid Person,
    string Name,
    string? Seen,
    bool IsOwn,
    IReadOnlyList<ReviewedGrant> Grants
)
{
    /// <summary>What this quarter's review has to look at.</summary>
    public IReadOnlyList<ReviewedGrant> Due => [.. Grants.Where(g => g.IsDue)];
}

/// <summary>What the review of an office shows.</summary>
public sealed record OfficeReviewView(
    string Code,
    string Office,
    SeasonView Season,
    IReadOnlyList<ReviewedOfficer> Officers
)
{
    /// <summary>True just after one was reviewed.</summary>
    public bool Done { get; init; }

    /// <summary>How many are left.</summary>
    public int Left => Officers.Sum(o => o.Due.Count);
}

/// <summary>What the review of an officer shows.</summary>
public sealed record OfficerReviewView(string Code, string Office, SeasonView Season, ReviewedOfficer Officer);
