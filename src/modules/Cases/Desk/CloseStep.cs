using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Web;

namespace Shahr.Cases.Desk;

/// <summary>An officer ends a step, with a reason that the citizen reads.</summary>
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
        StepActs acts,
        CancellationToken ct
    )
    {
        return work.DoAsync(key, step, form, actor, CloseAsync, ct);

        async Task<Result<SeeOther>> CloseAsync(Case found, CaseStep at)
        {
            var note = Remark.Read(form, $"note-{at.Position}", "دلیل", "the reason");
            if (note.Problem is { } endless)
                return endless;
            var result = form[$"result-{at.Position}"].FirstOrDefault();
            if (result is not ("yes" or "no"))
                return WorkProblems.ResultNeeded.On($"result-{at.Position}");
            var worked = WorkedAt.Read(form, $"worked-{at.Position}");
            if (worked.Problem is { } wrong)
                return wrong;
            var text = note.Value.Length == 0 ? null : note.Value;
            var refused = await acts.CloseAsync(found, at, actor, result == "yes", text, ct, worked.Value);
            if (refused is { } problem)
                return problem == WorkProblems.ReasonNeeded ? problem.On($"note-{at.Position}")
                    : problem == WorkProblems.WorkedInFuture || problem == WorkProblems.WorkedTooEarly
                        ? problem.On($"worked-{at.Position}")
                    : problem;
            return new SeeOther($"/desk/{found.Number}");
        }
    }
}
