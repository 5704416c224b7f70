using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Web;

namespace Shahr.Cases.Desk;

/// <summary>An officer takes a step in hand; of two who reach for it, one gets it.</summary>
internal static class ClaimStep
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/desk/{key}/steps/{step}/claim", Submit).RequireSignIn();

    public static Task<IResult> Submit(
        string key,
        string step,
        IFormCollection form,
        Actor actor,
        WorkOnStep work,
        CaseStore store,
        CancellationToken ct
    )
    {
        return work.DoAsync(key, step, form, actor, Claim, ct);

        Result<SeeOther> Claim(Case found, CaseStep at)
        {
            if (found.Claim(at, actor.Person) is { } problem)
                return problem;
            store.Write(found, LineKind.Claimed, actor, at);
            return new SeeOther($"/desk/{found.Number}");
        }
    }
}
