using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Paper;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>«رمزساز من»: setting the app up by a picture or a typed key; how it stands once it is on.</summary>
internal static class MyAuthenticator
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/me/authenticator", ShowAsync).RequireSignIn();
        app.MapPost("/me/authenticator", AddAsync)
            .RequireSignIn()
            .RequireFresh("روشن کردن رمزساز برای حساب شما", "Turning an authenticator on for your account")
            .RequireRateLimiting("sign-in");
    }

    internal sealed record Form(string? Code, string? Key);

    private static async Task<IResult> ShowAsync(
        Actor actor,
        AuthenticatorPages pages,
        string? done,
        CancellationToken ct
    ) => Pages.Of<MyAuthenticatorPage>(await pages.OfAsync(actor, pages.NewKey(actor), done == "removed", ct));

    private static async Task<IResult> AddAsync(
        [FromForm] Form form,
        Actor actor,
        HttpContext http,
        AuthenticatorDesk desk,
        AuthenticatorPages pages,
        SessionDesk sessions,
        CancellationToken ct
    )
    {
        if (pages.SameKey(actor, form.Key) is not { } key)
            return await pages.AgainAsync(actor, pages.NewKey(actor), IdentityProblems.AuthenticatorStale, ct);
        var codes = await desk.AddAsync(actor.Person, key, form.Code, ct);
        if (codes.Problem is not { } refused)
        {
            await sessions.ProveAsync(actor, Proof.CodeAndAuthenticator, http, ct);
            return AuthenticatorPages.Shown(http, codes.Value);
        }

        // A key that was used once is not shown again.
        var next = refused.Code == IdentityProblems.AuthenticatorStale.Code ? pages.NewKey(actor) : key;
        return await pages.AgainAsync(actor, next, refused, ct);
    }
}

/// <summary>Gathers what the pages of one's authenticator show.</summary>
internal sealed class AuthenticatorPages(
    AuthenticatorDesk desk,
    RecoveryDesk recovery,
    Ceremonies ceremonies,
    UiContext ui
)
{
    public AuthenticatorKey NewKey(Actor actor) => AuthenticatorKey.New(ceremonies, actor.Person);

    public AuthenticatorKey? SameKey(Actor actor, string? sealedText) =>
        AuthenticatorKey.Again(ceremonies, actor.Person, sealedText);

    public async Task<AuthenticatorView> OfAsync(Actor actor, AuthenticatorKey key, bool removed, CancellationToken ct)
    {
        if (await desk.FindAsync(actor.Person, ct) is { } there)
        {
            var left = await recovery.LeftAsync(actor.Person, ct);
            return new AuthenticatorView(When.Long(there.AddedAt, ui), left, null, null, removed);
        }

        var picture = QrCode.Of(key.AddressFor(ui.CityName, actor.DisplayName));
        return new AuthenticatorView(null, 0, key, picture, removed);
    }

    public async Task<IResult> AgainAsync(Actor actor, AuthenticatorKey key, Problem problem, CancellationToken ct) =>
        Pages.Again<MyAuthenticatorPage>(await OfAsync(actor, key, removed: false, ct), FormState.Of(problem));

    /// <summary>The recovery codes, this once; no cache keeps them.</summary>
    public static IResult Shown(HttpContext http, FreshCodes codes)
    {
        http.Response.Headers.CacheControl = "no-store";
        return Pages.Of<RecoveryCodesPage>(codes);
    }
}

/// <summary>What «رمزساز من» shows.</summary>
/// <param name="Since">Since when it is on; null while it is off.</param>
/// <param name="RecoveryLeft">How many recovery codes are unused.</param>
/// <param name="Key">For setting it up, while it is off.</param>
/// <param name="Picture">The same for a camera.</param>
/// <param name="Removed">True when it was just removed.</param>
public sealed record AuthenticatorView(
    string? Since,
    int RecoveryLeft,
    AuthenticatorKey? Key,
    QrCode? Picture,
    bool Removed
);
