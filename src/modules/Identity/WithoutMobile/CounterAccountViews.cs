using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>Gathers what the pages of accounts without a mobile show to officers, and logs their looks.</summary>
internal sealed class CounterAccountViews(
    CounterAccountDesk desk,
    PersonalData sealing,
    IPeople people,
    IAccessLog looks,
    UiContext ui,
    TimeProvider clock
) : IFourEyesViews<CounterAccount>
{
    private const int MostListed = 100;
    private static readonly string[] _fields = ["name", SealedFields.NationalCode, SealedFields.Birth];

    public WayOn List { get; } = new("حساب بی شمارهٔ همراه", "Accounts without a mobile", ListAccounts.Address);

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

    public async Task<PageResult> PageAsync(CounterAccount one, Actor actor, FormState state, CancellationToken ct) =>
        Pages.Again<DecideAccountPage>(await OfAsync(one, actor, ct), state);

    private async Task<AccountView> OfAsync(CounterAccount one, Actor actor, CancellationToken ct)
    {
        var isWaiting = one.IsWaiting(clock.GetUtcNow().UtcDateTime);
        if (isWaiting)
            await looks.LookedAtAsync([one.PersonId], one.Reason, _fields, ct);
        var names = await people.NamesAsync([one.BegunBy, .. one.DecidedBy is { } by ? new[] { by } : []], ct);
        return new AccountView(one.Id, StateOf(one, isWaiting))
        {
            Name = isWaiting ? Person.NameOf(one.GivenName, one.FamilyName) : "",
            NationalCode =
                isWaiting && one.NationalCode is { } code
                    ? ui.Digits(sealing.Open(code, one.Id, SealedFields.NationalCode))
                    : "",
            Born =
                isWaiting && one.SealedBirth is { } day
                    ? BirthDays.Say(BirthDays.Kept(sealing.Open(day, one.Id, SealedFields.Birth)), ui)
                    : "",
            Registry = one.RegistryFits
                ? ui.Say("کد ملی، نام و زادروز را با هم می‌شناسد", "Knows code, name and day of birth together")
                : ui.Say("پاسخی نداد؛ مدرک را با دقت بسنجید", "Did not answer; compare the paper with care"),
            Paper = $"{SeenPapers.Name(one.Paper, ui.Language == "en")} — {one.PaperNote}",
            Reason = one.Reason,
            Begun = $"{PersonName.In(names, one.BegunBy)}، {When.Long(one.BegunAt, ui)}",
            Until = When.Long(one.EndsAt, ui),
            DecidedBy = one.DecidedBy is { } decider ? PersonName.In(names, decider) : null,
            Why = one.Why,
            IsWaiting = isWaiting,
            IsOwn = one.BegunBy == actor.Person,
        };
    }

    private string StateOf(CounterAccount one, bool isWaiting) =>
        (one.State, isWaiting) switch
        {
            (FourEyesState.Waiting, true) => ui.Say("در انتظار تأیید نفر دوم", "Waiting for a second officer"),
            (FourEyesState.Done, _) => ui.Say("تأیید شد و حساب ساخته شد", "Confirmed; the account is there"),
            (FourEyesState.Stopped, _) => ui.Say("متوقف شد؛ حسابی ساخته نشد", "Stopped; there is no account"),
            _ => ui.Say("۲۴ ساعت گذشت و کسی تأیید نکرد", "Ran out after 24 hours"),
        };
}

/// <summary>An account that an officer wrote down, as its page shows it.</summary>
/// <param name="Id">The row.</param>
/// <param name="State">How it stands, in words.</param>
public sealed record AccountView(Guid Id, string State)
{
    /// <summary>Whose it is to be; empty once it is over, as the next two.</summary>
    public string Name { get; init; } = "";

    /// <summary>In full.</summary>
    public string NationalCode { get; init; } = "";

    /// <summary>The day of birth.</summary>
    public string Born { get; init; } = "";

    /// <summary>What the registry of people said.</summary>
    public string Registry { get; init; } = "";

    /// <summary>Which paper was seen, and what of it was compared.</summary>
    public string Paper { get; init; } = "";

    /// <summary>Why it was written down.</summary>
    public string Reason { get; init; } = "";

    /// <summary>By whom and when.</summary>
    public string Begun { get; init; } = "";

    /// <summary>Until when it may be confirmed.</summary>
    public string Until { get; init; } = "";

    /// <summary>Who confirmed or stopped it, or null.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>Why it was stopped, or null.</summary>
    public string? Why { get; init; }

    /// <summary>True while it may be confirmed or stopped.</summary>
    public bool IsWaiting { get; init; }

    /// <summary>True for the officer who wrote it down: another one confirms.</summary>
    public bool IsOwn { get; init; }
}
