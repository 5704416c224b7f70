using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>
/// Whoever manages an organisation removes a member, an invitation or themselves, at once; never the last who manages.
/// A member who manages nothing leaves at /me/delegations.
/// </summary>
internal static class RemoveMember
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/me/organisations/{id:guid}/members/{member:guid}/removal", SubmitAsync).RequireSignIn();

    private static async Task<IResult> SubmitAsync(
        Guid id,
        Guid member,
        Actor actor,
        MemberDesk desk,
        OrganisationPages pages,
        CancellationToken ct
    )
    {
        if (await desk.FindManagedAsync(id, actor, ct) is not { } on)
            return OrganisationPages.Unknown;
        if (await desk.RemoveAsync(on, actor, member, ct) is not { } problem)
        {
            var stays = await desk.FindManagedAsync(id, actor, ct) is not null;
            return new SeeOther(stays ? $"/me/organisations/{id}?done=removed" : "/me/organisations");
        }

        // Whoever was removed meanwhile sees nothing of it any more.
        return problem == OrganisationProblems.Unknown
            ? OrganisationPages.Unknown
            : Pages.Again<ShowOrganisationPage>(await pages.OfAsync(on, actor, ct), FormState.Of(problem));
    }
}
