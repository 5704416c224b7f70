using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Web;

namespace Shahr.Identity;

/// <summary>Either of the two ends a trust at once, without a reason.</summary>
internal static class EndTrust
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost(MyTrusted.Address + "/{id:guid}/ending", SubmitAsync).RequireSignIn();

    private static async Task<IResult> SubmitAsync(
        Guid id,
        Actor actor,
        TrustDesk desk,
        TrustViews views,
        CancellationToken ct
    ) => await views.AfterAsync(actor, await desk.EndAsync(actor.Person, id, ct), "ending", ct);
}
