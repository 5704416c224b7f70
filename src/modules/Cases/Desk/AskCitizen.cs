using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Cases.Definitions;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Outbox;
using Shahr.Kit.Web;

namespace Shahr.Cases.Desk;

/// <summary>An officer asks the citizen; the step's clock stands until the answer, and the citizen is told.</summary>
internal static class AskCitizen
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/desk/{key}/steps/{step}/questions", Submit).RequireSignIn();

    public static Task<IResult> Submit(
        string key,
        string step,
        IFormCollection form,
        Actor actor,
        WorkOnStep work,
        CaseStore store,
        ServiceShelf shelf,
        CityEvents events,
        CaseClock clock,
        CancellationToken ct
    )
    {
        return work.DoAsync(key, step, form, actor, Ask, ct);

        Result<SeeOther> Ask(Case found, CaseStep at)
        {
            var service = shelf.Get(found.ServiceCode, found.ServiceVersion);
            if (service.Of(at)?.Pauses.Contains(PauseReason.Citizen) != true)
                return WorkProblems.CannotAskHere;

            var field = $"question-{at.Position}";
            var text = Remark.Read(form, field, "پرسش", "the question");
            if (text.Problem is { } endless)
                return endless;
            if (text.Value.Length == 0)
                return CasesProblems.AnswerNeeded.With("پرسش", "Question").On(field);
            if (found.Ask(at, actor.Person, text.Value, clock) is { } problem)
                return problem;
            store.Write(found, LineKind.Asked, actor, at, text.Value);
            events.Tell(new CaseAsked(found.Id, found.Number, found.TitleFa, found.Applicant, text.Value));
            return new SeeOther($"/desk/{found.Number}");
        }
    }
}
