using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Web;

namespace Shahr.Identity;

/// <summary>The one who was asked accepts or refuses; before that nothing counts.</summary>
internal static class AnswerDelegation
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/me/delegations/{id:guid}/acceptance", AcceptAsync).RequireSignIn();
        app.MapPost("/me/delegations/{id:guid}/refusal", RefuseAsync).RequireSignIn();
    }

    private static async Task<IResult> AcceptAsync(
        Guid id,
        Actor actor,
        DelegationDesk desk,
        DelegationViews views,
        CancellationToken ct
    ) => await views.AfterAsync(actor, await desk.AnswerAsync(actor, id, accept: true, ct), "acceptance", ct);

    private static async Task<IResult> RefuseAsync(
        Guid id,
        Actor actor,
        DelegationDesk desk,
        DelegationViews views,
        CancellationToken ct
    ) => await views.AfterAsync(actor, await desk.AnswerAsync(actor, id, accept: false, ct), "refusal", ct);
}
