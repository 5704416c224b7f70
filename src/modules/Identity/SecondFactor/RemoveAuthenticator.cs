using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>Removing the authenticator and its recovery codes; a page asks first.</summary>
internal static class RemoveAuthenticator
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/me/authenticator/removal", ShowAsync).RequireSignIn();
        app.MapPost("/me/authenticator/removal", RemoveAsync)
            .RequireSignIn()
            .RequireFresh("برداشتن رمزساز از حساب شما", "Removing the authenticator from your account");
    }

    /// <summary>There is none any more.</summary>
    public static IResult Gone() =>
        Pages.Refuse(
            IdentityProblems.AuthenticatorGone,
            new WayOn("رمزساز من", "My authenticator", "/me/authenticator")
        );

    private static async Task<IResult> ShowAsync(Actor actor, AuthenticatorDesk desk, CancellationToken ct) =>
        await desk.FindAsync(actor.Person, ct) is null ? Gone() : Pages.Of<RemoveAuthenticatorPage>();

    private static async Task<IResult> RemoveAsync(Actor actor, AuthenticatorDesk desk, CancellationToken ct) =>
        await desk.RemoveAsync(actor.Person, ct) is null ? new SeeOther("/me/authenticator?done=removed") : Gone();
}
