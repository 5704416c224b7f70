using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>
/// Gathers what the pages of changes show; whoever's record is on a page has the look in their log.
/// </summary>
internal sealed class ChangeViews(
    IdentityDb db,
    ChangeDesk desk,
    PersonalData sealing,
    IPeople people,
    IAccessLog looks,
    UiContext ui,
    TimeProvider clock
) : IFourEyesViews<Change>
{
    private const int MostListed = 100;
    private static readonly string[] _fields = ["name", SealedFields.NationalCode, SealedFields.Mobile];

    public WayOn List { get; } = new("تغییر پرونده‌ها", "Changes of records", "/people/changes");

    public async Task<IReadOnlyList<ChangeLine>> WaitingAsync(CancellationToken ct)
    {
        var rows = await desk.WaitingAsync(MostListed, ct);
        var names = await people.NamesAsync([.. rows.Select(r => r.BegunBy)], ct);
        return rows.ConvertAll(r => new ChangeLine(
            r.Id,
            When.Long(r.BegunAt, ui),
            PersonName.In(names, r.BegunBy),
            When.Long(r.EndsAt, ui)
        ));
    }

    /// <summary>A record, opened with a reason.</summary>
    public async Task<OpenPersonView> OfPersonAsync(Person person, string reason, CancellationToken ct)
    {
        await looks.LookedAtAsync([person.PersonId], reason, _fields, ct);
        var merged = person.MergedInto is { } into ? await people.NamesAsync([into], ct) : null;
        return new OpenPersonView(await FactsAsync(person), reason)
        {
            Kinds = KindsFor(person),
            MergedInto = person.MergedInto is { } id && merged is not null ? PersonName.In(merged, id) : null,
        };
    }

    /// <summary>A change with everybody it is about.</summary>
    public async Task<ChangeView> OfAsync(Change change, Actor actor, CancellationToken ct)
    {
        await looks.LookedAtAsync([.. change.People], change.Reason, _fields, ct);
        var ids = change.People.Select(p => p.Value).ToList();
        var about = await db.Users.AsNoTracking().Where(p => ids.Contains(p.Id)).ToListAsync(ct);
        var names = await people.NamesAsync([change.BegunBy, .. change.DecidedBy is { } by ? new[] { by } : []], ct);
        var facts = new List<PersonFacts>();
        foreach (var id in ids)
            facts.Add(await FactsAsync(about.Single(p => p.Id == id)));
        return new ChangeView(change.Id, StateOf(change), ui.Digits(change.Words(ui.Language == "en")), facts)
        {
            OldName = change.OldName,
            Reason = change.Reason,
            Paper = change.Paper,
            Begun = $"{PersonName.In(names, change.BegunBy)}، {When.Long(change.BegunAt, ui)}",
            Until = When.Long(change.EndsAt, ui),
            DecidedBy = change.DecidedBy is { } decider ? PersonName.In(names, decider) : null,
            Why = change.Why,
            IsWaiting = change.IsWaiting(clock.GetUtcNow().UtcDateTime),
            IsOwn = change.BegunBy == actor.Person,
            Kind = change.Kind,
        };
    }

    private async Task<PersonFacts> FactsAsync(Person person) =>
        new(
            person.Id,
            person.DisplayName,
            sealing.CodeOf(person).Whole(ui),
            sealing.MobileOf(person)?.ToString(),
            When.Long(person.JoinedAt, ui),
            person.DiedOn is { } day ? DayOf(day) : null,
            await db.Officers.AnyAsync(o => o.PersonId == person.PersonId)
        )
        {
            NumberName = sealing.CodeOf(person).Name(ui),
            Born = sealing.BirthOf(person) is { } born ? BirthDays.Say(born, ui) : null,
        };

    private string DayOf(DateOnly day) =>
        ui.Language == "en"
            ? day.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture)
            : JalaliDate.From(day).ToMediumString();

    // What may be written down about this record as it stands.
    private static IReadOnlyList<ChangeKind> KindsFor(Person person) =>
        person switch
        {
            { MergedInto: not null } => [ChangeKind.MergeUndone],
            { DiedOn: not null } => [ChangeKind.DeathUndone],
            _ => [ChangeKind.Name, ChangeKind.Merge, ChangeKind.Death],
        };

    public async Task<PageResult> PageAsync(Change one, Actor actor, FormState state, CancellationToken ct) =>
        Pages.Again<DecideChangePage>(await OfAsync(one, actor, ct), state);

    private string StateOf(Change change) =>
        (change.State, change.IsWaiting(clock.GetUtcNow().UtcDateTime)) switch
        {
            (FourEyesState.Waiting, true) => ui.Say("در انتظار تأیید نفر دوم", "Waiting for a second officer"),
            (FourEyesState.Done, _) => ui.Say("تأیید و ثبت شد", "Confirmed and recorded"),
            (FourEyesState.Stopped, _) => ui.Say("متوقف شد؛ چیزی عوض نشد", "Stopped; nothing was changed"),
            _ => ui.Say("۲۴ ساعت گذشت و کسی تأیید نکرد؛ چیزی عوض نشد", "Ran out after 24 hours; nothing was changed"),
        };
}

/// <summary>One change of a list; whose it is, one sees only by opening it.</summary>
/// <param name="Id">The change.</param>
/// <param name="Begun">When it was written down.</param>
/// <param name="By">By whom.</param>
/// <param name="Until">Until when it may be confirmed.</param>
public sealed record ChangeLine(Guid Id, string Begun, string By, string Until);

/// <summary>What an officer compares with a paper.</summary>
/// <param name="Id">The person.</param>
/// <param name="Name">Their name.</param>
/// <param name="NationalCode">Whole.</param>
/// <param name="Mobile">Masked.</param>
/// <param name="Joined">When they signed up.</param>
/// <param name="Died">The day of their death, where it is recorded.</param>
/// <param name="IsOfficer">True for somebody who works for the city.</param>
public sealed record PersonFacts(
    Guid Id,
    string Name,
    string NationalCode,
    string? Mobile,
    string Joined,
    string? Died,
    bool IsOfficer
)
{
    /// <summary>What the number is called.</summary>
    public string NumberName { get; init; } = "";

    /// <summary>The day of birth that a passport tells, or null.</summary>
    public string? Born { get; init; }

    /// <summary>The same as rows of a page.</summary>
    internal IEnumerable<Answer> Rows(UiContext ui)
    {
        yield return new Answer(ui.Say("نام", "Name"), Name);
        yield return Number(NumberName, NationalCode);
        if (Born is { } birth)
            yield return new Answer(ui.Say("زادروز", "Born"), birth);
        yield return Mobile is { } mobile
            ? Number(ui.Say("شمارهٔ همراه", "Mobile"), ui.Digits(mobile))
            : new Answer(ui.Say("شمارهٔ همراه", "Mobile"), ui.Say("ندارد", "None"));
        yield return new Answer(ui.Say("ثبت‌نام", "Signed up"), Joined);
        if (IsOfficer)
            yield return new Answer(ui.Say("همکار شهر", "Officer"), ui.Say("بله", "Yes"));
        if (Died is { } day)
            yield return new Answer(ui.Say("درگذشت", "Died"), day);
    }

    private static Answer Number(string label, string number) =>
        new(label, null)
        {
            Content = page =>
            {
                page.OpenElement(0, "bdi");
                page.AddAttribute(1, "dir", "ltr");
                page.AddContent(2, number);
                page.CloseElement();
            },
        };
}
