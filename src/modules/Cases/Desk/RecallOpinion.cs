using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Web;

namespace Shahr.Cases.Desk;

/// <summary>
/// An officer takes back what they asked another office, while it is unanswered; their own clock runs on.
/// </summary>
internal static class RecallOpinion
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/desk/{key}/steps/{step}/opinions/{opinion}/recall", Submit).RequireSignIn();

    public static Task<IResult> Submit(
        string key,
        string step,
        string opinion,
        IFormCollection form,
        Actor actor,
        WorkOnStep work,
        CaseStore store,
        CaseClock clock,
        CancellationToken ct
    )
    {
        return work.DoAsync(key, step, form, actor, Recall, ct);

        Result<SeeOther> Recall(Case found, CaseStep at)
        {
            if (!StepId.TryParse(opinion, out var id) || found.Step(id) is not { } asked)
                return CasesProblems.NotFound;
            if (found.Recall(at, asked, actor.Person, clock) is { } problem)
                return problem;
            store.Write(found, LineKind.OfficeRecalled, actor, asked);
            return new SeeOther($"/desk/{found.Number}");
        }
    }
}
