using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Web;

namespace Shahr.Cases.Desk;

/// <summary>
/// An officer takes a step in hand, also from a colleague who is away or whose time is over; of two who reach for it,
/// one gets it.
/// </summary>
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
        StepActs acts,
        CancellationToken ct
    )
    {
        return work.DoAsync(key, step, form, actor, ClaimAsync, ct);

        async Task<Result<SeeOther>> ClaimAsync(Case found, CaseStep at) =>
            await acts.ClaimAsync(found, at, actor, ct) is { } problem
                ? problem
                : new SeeOther($"/desk/{found.Number}");
    }
}
