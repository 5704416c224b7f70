using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Notify;

/// <summary>Turning notifications off in one browser, from wherever one is signed in.</summary>
internal static class RemovePush
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost(MyPush.Address + "/{id:guid}/removal", SubmitAsync).RequireSignIn();

    public static string PathOf(Guid id) => $"{MyPush.Address}/{id}/removal";

    private static async Task<IResult> SubmitAsync(Guid id, Actor actor, PushDesk desk, CancellationToken ct) =>
        await desk.RemoveAsync(actor.Person, id, ct) is { } problem
            ? Pages.Refuse(problem, new WayOn("اعلان در مرورگرها", "Notifications in browsers", MyPush.Address))
            : new SeeOther(MyPush.Address + "?done=off");
}
