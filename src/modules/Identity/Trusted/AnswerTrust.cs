using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Web;

namespace Shahr.Identity;

/// <summary>The one who was asked accepts or refuses; before that nothing counts.</summary>
internal static class AnswerTrust
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost(MyTrusted.Address + "/{id:guid}/acceptance", AcceptAsync).RequireSignIn();
        app.MapPost(MyTrusted.Address + "/{id:guid}/refusal", RefuseAsync).RequireSignIn();
    }

    private static async Task<IResult> AcceptAsync(
        Guid id,
        Actor actor,
        TrustDesk desk,
        TrustViews views,
        CancellationToken ct
    ) => await views.AfterAsync(actor, await desk.AnswerAsync(actor.Person, id, accept: true, ct), "acceptance", ct);

    private static async Task<IResult> RefuseAsync(
        Guid id,
        Actor actor,
        TrustDesk desk,
        TrustViews views,
        CancellationToken ct
    ) => await views.AfterAsync(actor, await desk.AnswerAsync(actor.Person, id, accept: false, ct), "refusal", ct);
}
