using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>«این شما بودید؟»: one sign-in, as its notice leads to it, and the button that ends it.</summary>
internal static class ReviewSession
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/me/sessions/{id:guid}", ShowAsync).RequireSignIn();

    private static async Task<IResult> ShowAsync(
        Guid id,
        Actor actor,
        SessionDesk sessions,
        UiContext ui,
        CancellationToken ct
    ) =>
        await sessions.FindAsync(actor, id, ct) is { } session
            ? Pages.Of<ReviewSessionPage>(
                new ReviewView(id, session.Device, When.Long(session.CreatedAt, ui), id == actor.Session)
            )
            : Pages.Refuse(IdentityProblems.SessionGone, new WayOn("دستگاه‌های من", "My devices", "/me/sessions"));
}

/// <summary>One sign-in.</summary>
public sealed record ReviewView(Guid Id, string Device, string Since, bool IsThis);
