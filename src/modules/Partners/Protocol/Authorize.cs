using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Shahr.Partners;

/// <summary>
/// «ورود به سامانه‌ای دیگر»: a partner sent somebody to be signed in. The page says who asks, what leaves the city and
/// why; what was allowed before is not asked again. Whatever is wrong with the request never gets here
/// (<see cref="RefusedRequest"/>).
/// </summary>
internal static class Authorize
{
    public const string Address = "/connect/authorize";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, ShowAsync).RequireSignIn().RequireRateLimiting("partner");
        app.MapPost(Address, SubmitAsync).RequireSignIn().RequireRateLimiting("sign-in");
    }

    internal sealed record Form(string? Decision);

    private static async Task<IResult> ShowAsync(
        HttpContext http,
        Actor actor,
        AuthorizeDesk desk,
        UiContext ui,
        CancellationToken ct
    )
    {
        var asked = await desk.ReadAsync(http, actor, ct);
        if (asked.Remembered is { } consent && !asked.Request.HasPromptValue(PromptValues.Consent))
        {
            // A browser lets no form of ours end at another site but the one on this page (see LetLeaveTo): whoever
            // comes straight from signing in presses one button more.
            if (http.Request.Headers["Sec-Fetch-Site"] != "same-origin" || asked.IsSilent)
                return await desk.SignInAsync(http, actor, asked.Partner, asked.Scopes, consent, null, ct);
        }

        if (asked.IsSilent)
            return await AuthorizeDesk.RefuseAsync(http, Errors.ConsentRequired);
        LetLeaveTo(http, asked.ReturnTo);
        return Pages.Of<AuthorizePage>(await desk.ViewAsync(actor, asked, ui, ct));
    }

    private static async Task<IResult> SubmitAsync(
        [FromForm] Form form,
        HttpContext http,
        Actor actor,
        AuthorizeDesk desk,
        ConsentDesk consents,
        CancellationToken ct
    )
    {
        var asked = await desk.ReadAsync(http, actor, ct);
        if (form.Decision != "allow")
            return await AuthorizeDesk.RefuseAsync(http, Errors.AccessDenied);
        var consent = await consents.GiveAsync(actor.Person, asked.Partner, asked.Scopes, ct);
        return await desk.SignInAsync(http, actor, asked.Partner, asked.Scopes, consent, null, ct);
    }

    /// <summary>
    /// The city's pages let forms lead only to the city. This one ends at the partner's registered address, and at no
    /// other.
    /// </summary>
    private static void LetLeaveTo(HttpContext http, Uri address)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = headers
            .ContentSecurityPolicy.ToString()
            .Replace(
                "form-action 'self'",
                "form-action 'self' " + address.GetLeftPart(UriPartial.Authority),
                StringComparison.Ordinal
            );
    }
}

/// <summary>A request of a partner that is right in every part.</summary>
internal sealed record Asked(
    OpenIddictRequest Request,
    Partner Partner,
    IReadOnlyList<string> Scopes,
    Uri ReturnTo,
    Consent? Remembered
)
{
    public bool IsSilent => Request.HasPromptValue(PromptValues.None);
}

/// <summary>Reads what is asked, and answers it.</summary>
internal sealed class AuthorizeDesk(
    PartnersDb db,
    ConsentDesk consents,
    Told told,
    SignIns signIns,
    ProtocolTransaction protocol,
    LeavingLines lines
)
{
    public async Task<Asked> ReadAsync(HttpContext http, Actor actor, CancellationToken ct)
    {
        var request =
            http.GetOpenIddictServerRequest() ?? throw new InvalidOperationException("OpenIddict did not read this.");
        var partner = await db.Partners.AsNoTracking().SingleAsync(p => p.ClientId == request.ClientId, ct);
        var scopes = request.GetScopes();
        var remembered = await consents.FindAsync(actor.Person, partner, ct);
        return new Asked(
            request,
            partner,
            scopes,
            new Uri(request.RedirectUri ?? partner.Redirects[0]),
            remembered?.Covers(scopes) == true ? remembered : null
        );
    }

    /// <summary>
    /// The browser goes back to the partner with a code, or a screen is told; all of it is durable before it leaves.
    /// </summary>
    public async Task<IResult> SignInAsync(
        HttpContext http,
        Actor actor,
        Partner partner,
        IReadOnlyList<string> scopes,
        Consent consent,
        AuthenticationProperties? next,
        CancellationToken ct
    )
    {
        await protocol.BeginAsync(ct);
        await consents.UsedAsync(consent, partner, scopes, ct);
        await signIns.RememberAsync(actor.Session, partner, consent.Subject ?? "", ct);
        var principal = await told.OfAsync(actor, partner, consent, scopes, ct);
        await http.SignInAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme, principal, next);
        return TypedResults.Empty;
    }

    /// <summary>The browser goes back to the partner with an error.</summary>
    public static async Task<IResult> RefuseAsync(HttpContext http, string error)
    {
        var why = new AuthenticationProperties(
            new Dictionary<string, string?> { [OpenIddictServerAspNetCoreConstants.Properties.Error] = error }
        );
        await http.ForbidAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme, why);
        return TypedResults.Empty;
    }

    private static List<KeyValuePair<string, string>> FieldsOf(OpenIddictRequest request) =>
        [.. request.GetParameters().Select(p => KeyValuePair.Create(p.Key, (string?)p.Value ?? ""))];

    public async Task<AuthorizeView> ViewAsync(Actor actor, Asked asked, UiContext ui, CancellationToken ct)
    {
        return new AuthorizeView(
            asked.Partner.NameIn(ui.Language),
            asked.Partner.PurposeIn(ui.Language),
            asked.ReturnTo.Authority,
            actor.DisplayName,
            await lines.OfAsync(actor, asked.Scopes, ui, ct),
            asked.Remembered is not null,
            FieldsOf(asked.Request)
        );
    }
}

/// <summary>What the page shows.</summary>
/// <param name="Partner">Who asks.</param>
/// <param name="Purpose">Why.</param>
/// <param name="Host">Where the browser goes with it.</param>
/// <param name="Me">Who is signed in here.</param>
/// <param name="Leaves">What leaves.</param>
/// <param name="Remembered">True when all of it was allowed before.</param>
/// <param name="Fields">The request, to come back with the answer.</param>
public sealed record AuthorizeView(
    string Partner,
    string Purpose,
    string Host,
    string Me,
    IReadOnlyList<LeavingLine> Leaves,
    bool Remembered,
    IReadOnlyList<KeyValuePair<string, string>> Fields
);
