using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>Reads the looks at one person, as words in a language.</summary>
internal sealed class LookBook(IdentityDb db, IPeople people)
{
    /// <summary>The newest looks, or those before one; one more than asked for tells that there are older.</summary>
    public async Task<IReadOnlyList<LookView>> ListAsync(
        PersonId person,
        Guid? before,
        int most,
        string language,
        CancellationToken ct
    )
    {
        var accounts = await AccountsOfAsync(person, ct);
        var mine = db.LookSubjects.AsNoTracking().Where(s => accounts.Contains(s.PersonId));
        if (before is { } from)
            mine = mine.Where(s => s.LookId.CompareTo(from) < 0);
        return await ReadAsync(mine.OrderByDescending(s => s.LookId).Take(most), language, ct);
    }

    /// <summary>One look at this person; somebody else's does not exist.</summary>
    public async Task<LookView?> FindAsync(PersonId person, string id, string language, CancellationToken ct)
    {
        if (!Guid.TryParse(id, out var look))
            return null;
        var accounts = await AccountsOfAsync(person, ct);
        var mine = db.LookSubjects.AsNoTracking().Where(s => accounts.Contains(s.PersonId) && s.LookId == look);
        return await ReadAsync(mine.OrderBy(s => s.PersonId).Take(1), language, ct) is [var found] ? found : null;
    }

    /// <summary>Remembers in which case the person asked about a look.</summary>
    public async Task AskedAsync(PersonId person, Guid look, string number, CancellationToken ct)
    {
        var accounts = await AccountsOfAsync(person, ct);
        await db
            .LookSubjects.Where(s => accounts.Contains(s.PersonId) && s.LookId == look && s.AskedAs == null)
            .ExecuteUpdateAsync(change => change.SetProperty(s => s.AskedAs, number), ct);
    }

    // A person's own account, and those of theirs that went into it.
    private async Task<List<PersonId>> AccountsOfAsync(PersonId person, CancellationToken ct)
    {
        var others = await db
            .Users.Where(p => p.MergedInto == person)
            .OrderBy(p => p.Id)
            .Select(p => p.Id)
            .Take(20)
            .ToListAsync(ct);
        return [person, .. others.Select(id => new PersonId(id))];
    }

    private async Task<IReadOnlyList<LookView>> ReadAsync(
        IQueryable<LookSubject> subjects,
        string language,
        CancellationToken ct
    )
    {
        var looks = await subjects
            .Join(db.Looks, s => s.LookId, l => l.Id, (s, l) => new { Look = l, s.AskedAs })
            .OrderByDescending(r => r.Look.Id)
            .ToListAsync(ct);
        var viewers = looks.Select(r => r.Look.Viewer).OfType<PersonId>().Distinct().ToList();
        var names = await people.NamesAsync(viewers, ct);
        var offices = await OfficesOfAsync(viewers, language, ct);
        var english = language == "en";
        return looks.ConvertAll(r => new LookView(
            r.Look.Id,
            r.Look.Viewer,
            When.Long(r.Look.At, language),
            r.Look.Viewer is not { } viewer
                ? (english ? "The city itself" : "خود سامانهٔ شهر")
                : PersonName.In(names, viewer, english ? "A former colleague" : "همکار پیشین"),
            r.Look.Viewer is { } at ? string.Join(english ? ", " : "، ", offices[at]) : "",
            r.Look.Reason,
            FieldNames.Of(r.Look.Fields, english),
            r.AskedAs
        ));
    }

    private async Task<ILookup<PersonId, string>> OfficesOfAsync(
        List<PersonId> viewers,
        string language,
        CancellationToken ct
    )
    {
        var rows = await db
            .Officers.AsNoTracking()
            .Where(o => viewers.Contains(o.PersonId))
            .Join(
                db.Offices,
                o => o.OfficeId,
                f => f.Id,
                (o, f) =>
                    new
                    {
                        o.PersonId,
                        f.Fa,
                        f.En,
                    }
            )
            .ToListAsync(ct);
        return rows.ToLookup(r => r.PersonId, r => language == "en" ? r.En : r.Fa);
    }
}

/// <summary>One look, as words.</summary>
/// <param name="Id">The look.</param>
/// <param name="Viewer">Who looked; null when it was the city itself.</param>
/// <param name="At">When.</param>
/// <param name="Who">Their name.</param>
/// <param name="Office">Where they work.</param>
/// <param name="Why">The reason they gave.</param>
/// <param name="Fields">What they saw.</param>
/// <param name="AskedAs">Number of the case in which the person asked about it, or null.</param>
public sealed record LookView(
    Guid Id,
    PersonId? Viewer,
    string At,
    string Who,
    string Office,
    string Why,
    string Fields,
    string? AskedAs
);
