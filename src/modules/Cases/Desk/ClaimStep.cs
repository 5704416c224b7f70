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

    public static async Task<IResult> Submit(
        string key,
        string step,
        IFormCollection form,
        Actor actor,
        DeskDoor desk,
        CaseStore store,
        CancellationToken ct
    )
    {
        _ = form;
        var locked = await desk.LockAsync(key, step, actor, ct);
        if (locked.Problem is { } closed)
            return DeskDoor.Refuse(closed, key);
        var (found, at) = locked.Value;
        if (found.Claim(at, actor.Person) is { } problem)
            return DeskDoor.Refuse(problem, found.Number);
        store.Write(found, LineKind.Claimed, actor, at);
        return new SeeOther($"/desk/{found.Number}");
    }
}
