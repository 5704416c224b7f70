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
        if (found.Release(at, actor.Person) is { } problem)
            return DeskDoor.Refuse(problem, found.Number);
        store.Write(found, LineKind.Released, actor, at);
        return new SeeOther("/desk");
    }
}
