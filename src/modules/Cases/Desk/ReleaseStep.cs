using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Web;

namespace Shahr.Cases.Desk;

/// <summary>An officer gives a step back to the office; its clock runs on.</summary>
internal static class ReleaseStep
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/desk/{key}/steps/{step}/release", Submit).RequireSignIn();

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
        return work.DoAsync(key, step, form, actor, Release, ct);

        Result<SeeOther> Release(Case found, CaseStep at) =>
            acts.Release(found, at, actor) is { } problem ? problem : new SeeOther("/desk");
    }
}
