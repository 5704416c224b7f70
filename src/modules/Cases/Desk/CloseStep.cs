using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Cases.Definitions;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Outbox;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Cases.Desk;

/// <summary>
/// An officer ends a step. A decision ends the case, tells the city, and orders the papers it grants.
/// </summary>
internal static class CloseStep
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/desk/{key}/steps/{step}/result", Submit).RequireSignIn();

    public static async Task<IResult> Submit(
        string key,
        string step,
        IFormCollection form,
        Actor actor,
        UiContext ui,
        DeskDoor desk,
        CaseStore store,
        ServiceShelf shelf,
        OfficerCaseViews views,
        OrderPapers papers,
        CityEvents events,
        CaseClock clock,
        CancellationToken ct
    )
    {
        var locked = await desk.LockAsync(key, step, actor, ct);
        if (locked.Problem is { } closed)
            return DeskDoor.Refuse(closed, key);
        var (found, at) = locked.Value;
        var service = shelf.Get(found.ServiceCode, found.ServiceVersion);
        if (BreaksFourEyes(found, at, service, actor))
            return DeskDoor.Refuse(CasesProblems.FourEyes, found.Number);

        var (result, note) = (
            form[$"result-{at.Position}"].FirstOrDefault(),
            Remark.Read(form, $"note-{at.Position}", "دلیل", "the reason")
        );
        var wrong =
            note.Problem ?? (result is "yes" or "no" ? null : CasesProblems.ResultNeeded.On($"result-{at.Position}"));
        if (wrong is not null)
            return await ShowOfficerCase.Again(found, form, wrong, actor, ui, views, ct);
        var text = note.Value.Length == 0 ? null : note.Value;
        if (found.Close(at, actor.Person, result == "yes", text, service.Outcomes, clock) is { } problem)
        {
            return problem == CasesProblems.ReasonNeeded
                ? await ShowOfficerCase.Again(found, form, problem.On($"note-{at.Position}"), actor, ui, views, ct)
                : DeskDoor.Refuse(problem, found.Number);
        }

        store.Write(found, LineOf(at), actor, at, text);
        if (!found.IsOpen)
        {
            if (found.State == CaseState.Granted)
                await papers.OrderAsync(found, service, at, actor, ct);
            events.Tell(
                new CaseDecided(
                    found.Id,
                    found.Number,
                    found.TitleFa,
                    found.Applicant,
                    found.State == CaseState.Granted,
                    text ?? found.OutcomeFa ?? ""
                )
            );
        }

        return new SeeOther($"/desk/{found.Number}");
    }

    private static bool BreaksFourEyes(Case on, CaseStep at, ServiceDefinition service, Actor actor) =>
        service.Steps.First(s => s.Code == at.Code).FourEyes && on.Steps.Any(s => s.ClosedBy == actor.Person);

    private static LineKind LineOf(CaseStep step) =>
        step.Result switch
        {
            StepResult.Granted => LineKind.Granted,
            StepResult.Refused => LineKind.Refused,
            StepResult.Confirmed => LineKind.Confirmed,
            _ => LineKind.NotConfirmed,
        };
}
