using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>«خروج»: a page that asks, and the sign-out itself, which only a form of ours can do.</summary>
internal static class SignOut
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/sign-out", Show);
        app.MapPost("/sign-out", SubmitAsync);
    }

    private static IResult Show(Actor? actor) => actor is null ? new SeeOther("/") : Pages.Of<SignOutPage>();

    private static async Task<IResult> SubmitAsync(
        Actor? actor,
        HttpContext http,
        SessionDesk sessions,
        KioskHere kiosks,
        CancellationToken ct
    )
    {
        if (actor is not null)
            await sessions.RevokeAsync(actor, actor.Session, ct);
        if (actor?.KioskRest is not null || await kiosks.AskAsync(ct) is not null)
        {
            KioskStart.Wipe(http);
            return new SeeOther(KioskStart.Address);
        }

        SessionCookie.Remove(http);
        return new SeeOther("/");
    }
}
