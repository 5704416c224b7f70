using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>
/// Gathers what the pages of the counter show; whoever's record is on a page has the look in their log.
/// </summary>
internal sealed class CounterViews(
    IdentityDb db,
    CounterDesk desk,
    PersonalData sealing,
    SecondFactors factors,
    IPeople people,
    IAccessLog looks,
    UiContext ui,
    TimeProvider clock
) : IFourEyesViews<Recovery>
{
    private const int MostListed = 100;
    private static readonly string[] _fields = ["name", SealedFields.NationalCode, SealedFields.Mobile];

    private bool English => ui.Language == "en";

    public WayOn List { get; } = new("بازیابی دسترسی", "Recoveries of access", "/recoveries");

    public async Task<IReadOnlyList<RecoveryLine>> WaitingAsync(CancellationToken ct)
    {
        var rows = await desk.WaitingAsync(MostListed, ct);
        var names = await people.NamesAsync([.. rows.Select(r => r.BegunBy)], ct);
        return rows.ConvertAll(r => new RecoveryLine(
            r.Id,
            When.Long(r.BegunAt, ui),
            PersonName.In(names, r.BegunBy),
            When.Long(r.EndsAt, ui)
        ));
    }

    public async Task<BeginRecoveryView> OfPersonAsync(Person person, string reason, CancellationToken ct)
    {
        await looks.LookedAtAsync([person.PersonId], reason, _fields, ct);
        var mobile = sealing.MobileOf(person);
        var has = await factors.OfAsync(person.PersonId, ct);
        return new BeginRecoveryView(
            person.DisplayName,
            sealing.CodeOf(person).Value,
            mobile?.ToString(),
            mobile?.Value,
            has.Authenticator,
            has.Passkey ? await db.UserPasskeys.CountAsync(p => p.UserId == person.Id, ct) : 0,
            person.Assurance == Assurance.Checked,
            has.IsOfficer,
            reason
        )
        {
            NumberName = sealing.CodeOf(person).Name(ui),
            Number = sealing.CodeOf(person).Whole(ui),
            IsByPassport = sealing.CodeOf(person).Passport is not null,
            Born = sealing.BirthOf(person) is { } born ? BirthDays.Say(born, ui) : null,
        };
    }

    /// <summary>For an officer, with everything that changes.</summary>
    public async Task<RecoveryView> OfAsync(Recovery recovery, Actor actor, CancellationToken ct)
    {
        await looks.LookedAtAsync([recovery.PersonId], recovery.Reason, _fields, ct);
        var person = await db.Users.AsNoTracking().SingleAsync(p => p.Id == recovery.PersonId.Value, ct);
        return await SayAsync(recovery, ct) with
        {
            Name = person.DisplayName,
            NationalCode = sealing.CodeOf(person).Whole(ui),
            NumberName = sealing.CodeOf(person).Name(ui),
            Born = sealing.BirthOf(person) is { } born ? BirthDays.Say(born, ui) : null,
            Mobile = sealing.MobileOf(person)?.ToString(),
            NewMobile = desk.MobileOf(recovery)?.National,
            IsOwn = recovery.BegunBy == actor.Person,
        };
    }

    /// <summary>For the person themselves.</summary>
    public async Task<RecoveryView> SayAsync(Recovery recovery, CancellationToken ct)
    {
        var names = await people.NamesAsync(
            [recovery.BegunBy, .. recovery.DecidedBy is { } by ? new[] { by } : []],
            ct
        );
        return new RecoveryView(
            recovery.Id,
            StateOf(recovery),
            [.. recovery.Changes(desk.MobileOf(recovery)?.Value[^4..], English).Select(ui.Digits)],
            recovery.Reason,
            $"{SeenPapers.Name(recovery.Paper, English)} — {recovery.PaperNote}",
            PersonName.In(names, recovery.BegunBy),
            When.Long(recovery.BegunAt, ui),
            When.Long(recovery.EndsAt, ui),
            recovery.DecidedBy is { } decider ? PersonName.In(names, decider) : null,
            recovery.Why
        )
        {
            IsWaiting = recovery.IsWaiting(clock.GetUtcNow().UtcDateTime),
        };
    }

    public async Task<PageResult> PageAsync(Recovery one, Actor actor, FormState state, CancellationToken ct) =>
        Pages.Again<DecideRecoveryPage>(await OfAsync(one, actor, ct), state);

    private string StateOf(Recovery recovery) =>
        (recovery.State, recovery.IsWaiting(clock.GetUtcNow().UtcDateTime)) switch
        {
            (FourEyesState.Waiting, true) => ui.Say("در انتظار تأیید نفر دوم", "Waiting for a second officer"),
            (FourEyesState.Done, _) => ui.Say("تأیید و انجام شد", "Confirmed and done"),
            (FourEyesState.Stopped, _) => ui.Say("متوقف شد؛ چیزی عوض نشد", "Stopped; nothing was changed"),
            _ => ui.Say("۲۴ ساعت گذشت و کسی تأیید نکرد؛ چیزی عوض نشد", "Ran out after 24 hours; nothing was changed"),
        };
}

/// <summary>A recovery as its pages show it.</summary>
/// <param name="Id">The recovery.</param>
/// <param name="State">How it stands, in words.</param>
/// <param name="Changes">What changes, each in a few words.</param>
/// <param name="Reason">Why it was begun.</param>
/// <param name="Paper">Which paper was seen, and what of it was compared.</param>
/// <param name="By">Who began it.</param>
/// <param name="Begun">When.</param>
/// <param name="Until">Until when it may be confirmed.</param>
/// <param name="DecidedBy">Who confirmed or stopped it, or null.</param>
/// <param name="Why">Why it was stopped, or null.</param>
public sealed record RecoveryView(
    Guid Id,
    string State,
    IReadOnlyList<string> Changes,
    string Reason,
    string Paper,
    string By,
    string Begun,
    string Until,
    string? DecidedBy,
    string? Why
)
{
    /// <summary>True while it may be confirmed or stopped.</summary>
    public bool IsWaiting { get; init; }

    /// <summary>Whose access it is; only for officers.</summary>
    public string Name { get; init; } = "";

    /// <summary>Their national code or passport; only for officers.</summary>
    public string NationalCode { get; init; } = "";

    /// <summary>Which of the two.</summary>
    public string NumberName { get; init; } = "";

    /// <summary>The day of birth that the passport tells; only for officers.</summary>
    public string? Born { get; init; }

    /// <summary>The mobile on record, masked; only for officers, and null where there is none.</summary>
    public string? Mobile { get; init; }

    /// <summary>The new one in full, while it waits; only for officers.</summary>
    public string? NewMobile { get; init; }

    /// <summary>True for the officer who began it: another one confirms.</summary>
    public bool IsOwn { get; init; }
}
