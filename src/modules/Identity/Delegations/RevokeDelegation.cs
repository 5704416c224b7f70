using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Web;

namespace Shahr.Identity;

/// <summary>Either of the two ends a delegation at once, without a reason.</summary>
internal static class RevokeDelegation
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/me/delegations/{id:guid}/revocation", SubmitAsync).RequireSignIn();

    private static async Task<IResult> SubmitAsync(
        Guid id,
        Actor actor,
        DelegationDesk desk,
        DelegationViews views,
        CancellationToken ct
    ) => await views.AfterAsync(actor, await desk.RevokeAsync(actor, id, ct), "revocation", ct);
}
