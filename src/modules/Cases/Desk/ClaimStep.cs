using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Contracts;
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
        CaseStore store,
        [FromServices] IAbsences absences,
        CancellationToken ct
    )
    {
        return work.DoAsync(key, step, form, actor, Claim, ct);

        async Task<Result<SeeOther>> Claim(Case found, CaseStep at)
        {
            var away = at.Holder is { } holder && (await absences.AwayAsync([holder], ct)).ContainsKey(holder);
            var kind =
                away ? LineKind.TakenOver
                : at.Holder is not null ? LineKind.TakenOverLate
                : LineKind.Claimed;
            if (found.Claim(at, actor.Person, away) is { } problem)
                return problem;
            store.Write(found, kind, actor, at);
            return new SeeOther($"/desk/{found.Number}");
        }
    }
}
