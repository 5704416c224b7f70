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

/// <summary>An officer asks the citizen; the step's clock stands until the answer, and the citizen is told.</summary>
internal static class AskCitizen
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/desk/{key}/steps/{step}/questions", Submit).RequireSignIn();

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
        CityEvents events,
        CaseClock clock,
        CancellationToken ct
    )
    {
        var locked = await desk.LockAsync(key, step, actor, ct);
        if (locked.Problem is { } closed)
            return DeskDoor.Refuse(closed, key);
        var (found, at) = locked.Value;
        var definition = shelf.Get(found.ServiceCode, found.ServiceVersion).Steps.First(s => s.Code == at.Code);
        if (!definition.Pauses.Contains(PauseReason.Citizen))
            return DeskDoor.Refuse(CasesProblems.CannotAskHere, found.Number);

        var field = $"question-{at.Position}";
        var text = Remark.Read(form, field, "پرسش", "the question");
        var problem =
            text.Problem
            ?? (text.Value.Length == 0 ? CasesProblems.AnswerNeeded.With("پرسش", "Question").On(field) : null);
        if (problem is not null)
            return await ShowOfficerCase.Again(found, form, problem, actor, ui, views, ct);
        if (found.Ask(at, actor.Person, text.Value, clock) is { } no)
            return DeskDoor.Refuse(no, found.Number);
        store.Write(found, LineKind.Asked, actor, at, text.Value);
        events.Tell(new CaseAsked(found.Id, found.Number, found.TitleFa, found.Applicant, text.Value));
        return new SeeOther($"/desk/{found.Number}");
    }
}
