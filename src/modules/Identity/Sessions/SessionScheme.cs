using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Shahr.Kit;

namespace Shahr.Identity;

/// <summary>
/// The default way of recognising who asks: reads the cookie and sets the request's <see cref="Actor"/>. The
/// principal carries the person's id only, which also ties form tokens to the person.
/// </summary>
internal sealed class SessionScheme(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    SessionReader sessions
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "session";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (SessionCookie.Sealed(Context) is not { } cookie)
            return AuthenticateResult.NoResult();
        var counts = !Request.Path.StartsWithSegments(KioskStart.Address);
        if (await sessions.FindAsync(cookie, counts, Context.RequestAborted) is not { } actor)
            return AuthenticateResult.NoResult();
        Context.Features.Set(actor);
        var identity = new ClaimsIdentity([new Claim("sub", actor.Person.ToString())], Scheme.Name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
    }
}
