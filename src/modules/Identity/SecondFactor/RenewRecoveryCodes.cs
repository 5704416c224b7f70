using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>Ten new recovery codes in place of the old ones; a page asks first.</summary>
internal static class RenewRecoveryCodes
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/me/authenticator/recovery-codes", ShowAsync).RequireSignIn();
        app.MapPost("/me/authenticator/recovery-codes", RenewAsync)
            .RequireSignIn()
            .RequireFresh("ساختن کدهای بازیابی تازه", "Making new recovery codes");
    }

    private static async Task<IResult> ShowAsync(Actor actor, AuthenticatorDesk desk, CancellationToken ct) =>
        await desk.FindAsync(actor.Person, ct) is null
            ? RemoveAuthenticator.Gone()
            : Pages.Of<RenewRecoveryCodesPage>();

    private static async Task<IResult> RenewAsync(
        Actor actor,
        HttpContext http,
        AuthenticatorDesk desk,
        CancellationToken ct
    )
    {
        var codes = await desk.RenewAsync(actor.Person, ct);
        return codes.IsOk ? AuthenticatorPages.Shown(http, codes.Value) : RemoveAuthenticator.Gone();
    }
}
