using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Cases.Definitions;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Cases.Desk;

/// <summary>A case as an officer works on it. Reading it is logged, with what was shown and why, before a byte
/// leaves.</summary>
internal static class ShowOfficerCase
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/desk/{key}", Show).RequireSignIn();

    public static async Task<IResult> Show(
        string key,
        Actor actor,
        UiContext ui,
        CaseStore store,
        DeskDoor desk,
        OfficerCaseViews views,
        CancellationToken ct
    )
    {
        if (!actor.IsOfficer)
            return DeskDoor.Refuse(KitProblems.NotAllowed, ui, null);
        if (await store.FindAsync(key, ct) is not { } found)
            return DeskDoor.Refuse(CasesProblems.NotFound, ui, null);
        if (await desk.WhyNotReadAsync(found, actor, ct) is { } problem)
            return DeskDoor.Refuse(problem, ui, null);
        return Pages.Of<ShowOfficerCasePage>(await views.OfAsync(found, actor, ui, FormState.Empty, ct));
    }

    /// <summary>The same page with what must be put right.</summary>
    public static async Task<IResult> Again(
        Case found,
        IFormCollection form,
        Problem problem,
        Actor actor,
        UiContext ui,
        OfficerCaseViews views,
        CancellationToken ct
    ) =>
        Pages.Of<ShowOfficerCasePage>(
            await views.OfAsync(found, actor, ui, FormState.From(form, [problem.ToField(ui)]), ct),
            problem.Status
        );
}

/// <summary>Makes the officer's view and logs the look.</summary>
internal sealed class OfficerCaseViews(CaseFiles files, ServiceShelf shelf, IAccessLog looks, OfficeNames offices)
{
    public async Task<OfficerCaseView> OfAsync(
        Case on,
        Actor actor,
        UiContext ui,
        FormState state,
        CancellationToken ct
    )
    {
        var service = shelf.Get(on.ServiceCode, on.ServiceVersion);
        await looks.LookedAtAsync(
            [on.Applicant],
            DeskDoor.ReadingReason,
            ["name", .. service.Fields.Select(f => f.Name)],
            ct
        );
        var names = await offices.AllAsync(ui.Language, ct);
        var panels = on
            .Steps.Where(s => s.IsActive && DeskDoor.CanWork(actor, s))
            .Select(s =>
            {
                var decides = s.Kind == StepKind.Decide;
                var mayAsk =
                    service.Steps.FirstOrDefault(d => d.Code == s.Code)?.Pauses.Contains(PauseReason.Citizen) ?? false;
                return new StepPanel(
                    s.Id.ToString(),
                    s.Position,
                    CaseWords.Say(ui.Language, s.Fa, s.En),
                    names.Of(s.Office),
                    s.DueAt is { } due ? CaseWords.Instant(ui.Language, due) : "",
                    Free: s.Holder is null,
                    Mine: s.Holder == actor.Person,
                    Asked: s.State == StepStanding.Paused,
                    MayAsk: mayAsk,
                    Yes: decides
                        ? service.Outcomes.Granted.In(ui.Language)
                        : CaseWords.Say(ui.Language, "تأیید می‌شود", "Confirmed"),
                    No: decides
                        ? service.Outcomes.Refused.In(ui.Language)
                        : CaseWords.Say(ui.Language, "تأیید نمی‌شود", "Not confirmed")
                );
            });
        return new OfficerCaseView(await files.OfAsync(on, ui.Language, ct), [.. panels], state);
    }
}

/// <summary>What the officer's page of a case shows.</summary>
public sealed record OfficerCaseView(CaseFileView Case, IReadOnlyList<StepPanel> Panels, FormState State);

/// <summary>A step this officer may work on.</summary>
public sealed record StepPanel(
    string Id,
    int Position,
    string Title,
    string Office,
    string Due,
    bool Free,
    bool Mine,
    bool Asked,
    bool MayAsk,
    string Yes,
    string No
);
