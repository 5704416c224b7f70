using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Cases.Definitions;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Outbox;
using Shahr.Kit.Web;

namespace Shahr.Cases.Desk;

/// <summary>
/// An officer ends a step. A decision ends the case, tells the city, and orders the papers it grants.
/// </summary>
internal static class CloseStep
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/desk/{key}/steps/{step}/result", Submit).RequireSignIn();

    public static Task<IResult> Submit(
        string key,
        string step,
        IFormCollection form,
        Actor actor,
        WorkOnStep work,
        CaseStore store,
        ServiceShelf shelf,
        OrderPapers papers,
        CityEvents events,
        CaseClock clock,
        CancellationToken ct
    )
    {
        return work.DoAsync(key, step, form, actor, CloseAsync, ct);

        async Task<Result<SeeOther>> CloseAsync(Case found, CaseStep at)
        {
            var service = shelf.Get(found.ServiceCode, found.ServiceVersion);
            if (BreaksFourEyes(found, at, service, actor))
                return WorkProblems.FourEyes;

            var note = Remark.Read(form, $"note-{at.Position}", "دلیل", "the reason");
            if (note.Problem is { } endless)
                return endless;
            var result = form[$"result-{at.Position}"].FirstOrDefault();
            if (result is not ("yes" or "no"))
                return WorkProblems.ResultNeeded.On($"result-{at.Position}");
            var text = note.Value.Length == 0 ? null : note.Value;
            if (found.Close(at, actor.Person, result == "yes", text, service.Outcomes, clock) is { } problem)
                return problem == WorkProblems.ReasonNeeded ? problem.On($"note-{at.Position}") : problem;

            store.Write(found, LineOf(at), actor, at, text);
            if (found.State == CaseState.Granted)
                await papers.OrderAsync(found, service, at, actor, ct);
            if (!found.IsOpen)
                events.Tell(DecidedOf(found, text));
            return new SeeOther($"/desk/{found.Number}");
        }
    }

    private static bool BreaksFourEyes(Case on, CaseStep at, ServiceDefinition service, Actor actor) =>
        service.Of(at) is { FourEyes: true } && on.Steps.Any(s => s.ClosedBy == actor.Person);

    private static CaseDecided DecidedOf(Case on, string? reason) =>
        new(on.Id, on.Number, on.TitleFa, on.Applicant, on.State == CaseState.Granted, reason ?? on.OutcomeFa ?? "");

    private static LineKind LineOf(CaseStep step) =>
        step switch
        {
            { AskedBy: not null, Result: StepResult.Confirmed } => LineKind.OfficeFor,
            { AskedBy: not null } => LineKind.OfficeAgainst,
            _ => LineOf(step.Result),
        };

    private static LineKind LineOf(StepResult? result) =>
        result switch
        {
            StepResult.Granted => LineKind.Granted,
            StepResult.Refused => LineKind.Refused,
            StepResult.Confirmed => LineKind.Confirmed,
            _ => LineKind.NotConfirmed,
        };
}
