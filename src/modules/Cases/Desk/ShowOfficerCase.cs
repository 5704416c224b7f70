using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Cases.Definitions;
using Shahr.Cases.Doubles;
using Shahr.Cases.Fees;
using Shahr.Cases.LifeEvents;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Cases.Desk;

/// <summary>
/// A case as an officer works on it. Reading it is logged, with what was shown and why, before a byte leaves.
/// </summary>
internal static class ShowOfficerCase
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/desk/{key}", Show).RequireSignIn();

    public static async Task<IResult> Show(
        string key,
        Actor actor,
        HttpContext http,
        UiContext ui,
        CaseStore store,
        DeskDoor desk,
        OfficerCaseViews views,
        CancellationToken ct
    )
    {
        if (!actor.IsOfficer)
            return Doors.Shut(http, actor, CasesPermissions.Work);
        if (await store.FindAsync(key, ct) is not { } found)
            return DeskDoor.Refuse(CasesProblems.NotFound, null);
        if ((await desk.ReadAsync(found, actor, ct)).Problem is { } problem)
            return DeskDoor.Refuse(problem, null);
        return Pages.Of<ShowOfficerCasePage>(await views.OfAsync(found, actor, ui.Language, ct));
    }
}

/// <summary>Makes the officer's view and logs the look.</summary>
internal sealed class OfficerCaseViews(
    CaseFiles files,
    CasesDb db,
    ServiceShelf shelf,
    IAccessLog looks,
    IAbsences absences,
    IContactWishes wishes,
    OfficeNames offices,
    LifeEventFiles lifeEvents,
    FindDoubles doubles
)
{
    public async Task<OfficerCaseView> OfAsync(Case on, Actor actor, string language, CancellationToken ct)
    {
        var service = shelf.Get(on.ServiceCode, on.ServiceVersion);
        var sight =
            CaseSight.Of(on, actor, service)
            ?? throw new InvalidOperationException($"Whoever sees nothing of {on.Number} comes through no door.");
        var names = await offices.AllAsync(language, ct);
        var panels = await PanelsAsync(on, actor, service, names, language, ct);
        if (!sight.IsWhole)
        {
            await looks.LookedAtAsync([on.Applicant], DeskDoor.AnsweringReason, sight.Fields(on), ct);
            return new OfficerCaseView(await files.OfAsync(on, sight, language, !IsWorkedOnBy(on, actor), ct), panels)
            {
                Why = WhySeen.ByOfficer(on, sight, actor, names.Of, language),
                Standing = CaseWords.Inquiry(language, sight.Questions),
            };
        }

        var wish = await WishAsync(on, actor, ct);
        await LookedAsync(on, ct, wish is null ? [] : [IContactWishes.Field]);
        return new OfficerCaseView(await files.OfAsync(on, sight, language, !IsWorkedOnBy(on, actor), ct), panels)
        {
            Why = WhySeen.ByOfficer(on, sight, actor, names.Of, language),
            Wish = wish,
            Offices = names.Choices,
            Offered = panels.Any(p => p is { Mine: true, MayAskOffice: true })
                ? (await OfferedParts.OfAsync(on, service, db, ct)).Choices(language)
                : [],
            Sisters = await lifeEvents.SistersAsync(on, language, ct),
            Likely = (await doubles.OfAsync(on, actor, ct)).Count,
            MayMerge = on.Steps.Any(s => DeskDoor.IsAtWork(actor, s)),
            Doubles = await doubles.MergedIntoAsync(on, language, ct),
            ReopenUntil = on is { State: CaseState.Merged, ClosedAt: { } merged }
                ? CaseWords.Instant(language, merged.AddDays(Case.ReopenDays))
                : null,
        };
    }

    private async Task<IReadOnlyList<StepPanel>> PanelsAsync(
        Case on,
        Actor actor,
        ServiceDefinition service,
        NamesOfOffices names,
        string language,
        CancellationToken ct
    )
    {
        var away = await absences.AwayAsync([.. on.Steps.Select(s => s.Holder).OfType<PersonId>()], ct);
        return [.. on.Steps.Where(s => s.IsActive && DeskDoor.CanWork(actor, s)).Select(Panel)];

        StepPanel Panel(CaseStep s)
        {
            var decides = s.Kind == StepKind.Decide;
            var pauses = service.Of(s)?.Pauses ?? [];
            return new StepPanel(
                s.Id.ToString(),
                s.Position,
                CaseWords.Say(language, s.Fa, s.En),
                names.Of(s.Office),
                s.DueAt is { } due ? CaseWords.Instant(language, due) : "",
                Free: s.Holder is null,
                Mine: s.Holder == actor.Person,
                Away: s.Holder is { } holder && away.TryGetValue(holder, out var back)
                    ? CaseWords.Instant(language, back)
                    : null,
                Late: s.IsFreeForColleagues,
                Asked: s.State == StepStanding.Paused,
                MayAsk: pauses.Contains(PauseReason.Citizen),
                MayAskOffice: pauses.Contains(PauseReason.Office),
                MayTell: s.SeesWhole,
                Recallable:
                [
                    .. on
                        .Steps.Where(o => o.AskedBy == s.Id && o is { IsActive: true, Inquiry: null })
                        .Select(o => (o.Id.ToString(), names.Of(o.Office), o.Question ?? "")),
                ],
                Elsewhere: s.State == StepStanding.Elsewhere,
                Fee: s.State == StepStanding.Unpaid ? FeeWords.Of(s, language) : null,
                MayCharge: s.FeeRial is null && pauses.Contains(PauseReason.Payment),
                MayWaive: actor.Can(CasesPermissions.Lead, s.Office),
                Silence: s.Deemed is null ? null : service.Of(s)?.DeemedApproved?.Law.In(language),
                Opinion: s.AskedBy is null ? null : s.Question,
                Yes: s.AskedBy is not null ? CaseWords.Say(language, "نظر ما موافق است", "We are in favour")
                    : decides ? service.Outcomes.Granted.In(language)
                    : CaseWords.Say(language, "تأیید می‌شود", "Confirmed"),
                No: s.AskedBy is not null ? CaseWords.Say(language, "نظر ما مخالف است", "We are against")
                    : decides ? service.Outcomes.Refused.In(language)
                    : CaseWords.Say(language, "تأیید نمی‌شود", "Not confirmed")
            );
        }
    }

    /// <summary>Writes into the applicant's log that an officer sees what the case holds.</summary>
    public Task LookedAsync(Case on, CancellationToken ct, params IReadOnlyList<string> also) =>
        looks.LookedAtAsync(
            [on.Applicant],
            DeskDoor.ReadingReason,
            ["name", .. shelf.Get(on.ServiceCode, on.ServiceVersion).Fields.Select(f => f.Label.Fa), .. also],
            ct
        );

    // Only whoever holds a step that is being worked on has to reach the applicant, and to read codes in full.
    private static bool IsWorkedOnBy(Case on, Actor actor) =>
        on.Steps.Any(s => s.IsActive && s.Holder == actor.Person && DeskDoor.CanWork(actor, s));

    private async Task<ContactWish?> WishAsync(Case on, Actor actor, CancellationToken ct) =>
        IsWorkedOnBy(on, actor) ? await wishes.OfAsync(on.Applicant, ct) : null;
}

/// <summary>What the officer's page of a case shows.</summary>
public sealed record OfficerCaseView(CaseFileView Case, IReadOnlyList<StepPanel> Panels)
{
    /// <summary>By which permission in which office it is seen.</summary>
    public string Why { get; init; } = "";

    /// <summary>Where the inquiry stands, for an office that is there only because it was asked; else null.</summary>
    public (string Text, Tone Tone)? Standing { get; init; }

    /// <summary>How the applicant wishes to be reached; only for who holds a step.</summary>
    public ContactWish? Wish { get; init; }

    /// <summary>The other parts of the life event it belongs to.</summary>
    public IReadOnlyList<SisterPart> Sisters { get; init; } = [];

    /// <summary>True for an officer of the office whose turn it is.</summary>
    public bool MayMerge { get; init; }

    /// <summary>How many open cases may be about the same thing.</summary>
    public int Likely { get; init; }

    /// <summary>What was merged into it.</summary>
    public IReadOnlyList<DoubleLine> Doubles { get; init; } = [];

    /// <summary>Until when this double may be opened again; null for every other.</summary>
    public string? ReopenUntil { get; init; }

    /// <summary>Whom one may ask inside the case.</summary>
    public IReadOnlyList<Choice> Offices { get; init; } = [];

    /// <summary>What may be shown to whom one asks.</summary>
    public IReadOnlyList<Choice> Offered { get; init; } = [];
}

/// <summary>A step this officer may work on.</summary>
public sealed record StepPanel(
    string Id,
    int Position,
    string Title,
    string Office,
    string Due,
    bool Free,
    bool Mine,
    string? Away,
    bool Late,
    bool Asked,
    bool MayAsk,
    bool MayAskOffice,
    bool MayTell,
    IReadOnlyList<(string Id, string Office, string Question)> Recallable,
    bool Elsewhere,
    string? Fee,
    bool MayCharge,
    bool MayWaive,
    string? Silence,
    string? Opinion,
    string Yes,
    string No
);
