using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Values;

namespace Shahr.Identity;

/// <summary>
/// Decides one line of a list, and writes it unless it only looks. An account that is there is never changed: another
/// mobile or another name of somebody is what two officers decide. Officers are appointed by the rules of
/// <see cref="OfficeDesk"/>, in the name of a manager: what needs four eyes waits for another one.
/// </summary>
internal sealed class ImportDesk(
    IdentityDb db,
    PersonalData sealing,
    LookUpIndex index,
    PersonFinder finder,
    Newcomers newcomers,
    OfficeDesk offices,
    OfficeRoll roll,
    CurrentRequest request,
    AuditTrail audit,
    TimeProvider clock
)
{
    private readonly Dictionary<string, Office?> _offices = [];
    private ImportOrder? _order;
    private Actor? _by;

    /// <summary>Why none of the list can be taken, or null.</summary>
    public async Task<Problem?> OpenAsync(ImportOrder order, CancellationToken ct)
    {
        _order = order;
        if (order.By is null)
            return null;
        if (
            !NationalCode.TryParse(order.By, out var code)
            || await finder.ByKeyAsync(code, ct) is not { IsClosed: false } manager
            || !await db.Grants.AnyAsync(
                g => g.PersonId == manager.PersonId && g.Permission == IdentityModule.ManageOffices,
                ct
            )
        )
            return ImportProblems.NotAManager;
        request.Actor = _by = new Actor
        {
            Person = manager.PersonId,
            For = manager.PersonId,
            DisplayName = manager.DisplayName,
            Session = Guid.Empty,
        };
        return null;
    }

    /// <summary>Who of these is in the city, by their national code.</summary>
    public async Task<Dictionary<string, Person>> ThereAsync(IReadOnlyList<string> codes, CancellationToken ct)
    {
        var byIndex = codes
            .Distinct()
            .SelectMany(c => index.AllOf(SealedFields.NationalCode, c).Select(i => (Index: i, Code: c)))
            .ToDictionary(c => c.Index, c => c.Code);
        var indexes = byIndex.Keys.ToList();
        var found = await db.Users.AsNoTracking().Where(p => indexes.Contains(p.NationalCodeIndex)).ToListAsync(ct);
        return found.ToDictionary(p => byIndex[p.NationalCodeIndex]);
    }

    public async Task<ImportedLine> TakeAsync(
        WantedPerson wanted,
        Dictionary<string, Person> there,
        CancellationToken ct
    )
    {
        var person = there.GetValueOrDefault(wanted.Code);
        if (person is not null && Differs(person, wanted) is { } other)
            return new(wanted.Line, ImportOutcome.Refused, other);
        var place = await PlaceAsync(wanted, ct);
        if (place.Problem is { } nowhere)
            return new(wanted.Line, ImportOutcome.Refused, nowhere);
        var isNew = person is null;
        person ??= there[wanted.Code] = await MakeAsync(wanted, ct);
        if (place.Value is not { } office)
            return new(wanted.Line, isNew ? ImportOutcome.Made : ImportOutcome.Same);
        if (!isNew && _by?.Person == person.PersonId)
            return new(wanted.Line, ImportOutcome.Refused, IdentityProblems.GrantToSelf);
        var given = await GiveAsync(office, person.PersonId, wanted, ct);
        if (given.Problem is { } refused)
            return new(wanted.Line, ImportOutcome.Refused, refused);
        return new(
            wanted.Line,
            isNew ? ImportOutcome.Made
                : given.Value ? ImportOutcome.Changed
                : ImportOutcome.Same
        );
    }

    private Problem? Differs(Person person, WantedPerson wanted)
    {
        if (person.IsClosed)
            return ImportProblems.Closed;
        if (sealing.MobileOf(person)?.Value != wanted.Mobile)
            return ImportProblems.OtherMobile;
        return SearchKey(person.GivenName, person.FamilyName) == SearchKey(wanted.GivenName, wanted.FamilyName)
            ? null
            : ImportProblems.OtherName;
    }

    private static string SearchKey(string given, string family) => PersianText.SearchKey(Person.NameOf(given, family));

    /// <summary>The office of an officer's line; no office for a citizen's.</summary>
    private async Task<Result<Office?>> PlaceAsync(WantedPerson wanted, CancellationToken ct)
    {
        if (wanted.Office.Length == 0)
            return (Office?)null;
        if (_by is null)
            return ImportProblems.ManagerNeeded;
        if (wanted.Permissions.FirstOrDefault(p => offices.Permissions.All(known => known.Code != p)) is { } unknown)
            return ImportProblems.PermissionUnknown.With(unknown.Length > 40 ? unknown[..40] : unknown);
        if (!_offices.TryGetValue(wanted.Office, out var office))
            _offices[wanted.Office] = office = await db.Offices.SingleOrDefaultAsync(o => o.Code == wanted.Office, ct);
        return office is null ? IdentityProblems.OfficeUnknown : office;
    }

    private async Task<Person> MakeAsync(WantedPerson wanted, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var person = newcomers.Make(
            NationalCode.Parse(wanted.Code),
            Mobile.Parse(wanted.Mobile),
            wanted.GivenName,
            wanted.FamilyName
        );
        person.CheckFrom(now);
        if (_order is { IsDry: true })
            return person;
        db.Users.Add(person);
        audit.Record("identity.imported", "person", person.PersonId.ToString(), _order?.Reason);
        // An officer's permissions refer to the person's row; of citizens many are written together.
        if (wanted.Office.Length > 0)
            await db.SaveChangesAsync(ct);
        return person;
    }

    /// <summary>True when something is given, or asked of a second manager; what is held or waits is left.</summary>
    private async Task<Result<bool>> GiveAsync(
        Office office,
        PersonId person,
        WantedPerson wanted,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var held = (await roll.HeldAsync(office.Id, person, ct)).ConvertAll(g => g.Permission);
        var waits = await db
            .WaitingGrants.Where(w => w.OfficeId == office.Id && w.PersonId == person)
            .Where(w => w.State == FourEyesState.Waiting && w.EndsAt > now)
            .Select(w => w.Permission)
            .ToListAsync(ct);
        if (!wanted.Permissions.Except(held).Except(waits).Any())
            return false;
        if (_order is { IsDry: true })
            return true;
        var all = held.Union(wanted.Permissions).ToList();
        var given = await offices.GiveAsync(office, person, all, _order?.Reason ?? "", _by, ct);
        await db.SaveChangesAsync(ct);
        return given.Problem is { } problem ? problem : true;
    }
}
