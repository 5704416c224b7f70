using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using Shahr.Kit.Audit;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Shahr.Partners;

/// <summary>
/// A partner's own server asks for itself (client credentials, RFC 6749, section 4.4). Its secret and whether it may at
/// all, OpenIddict has looked at; here it gets a token that names the partner and nobody else.
/// </summary>
internal sealed class MachineToken(PartnersDb db, AuditTrail audit, TimeProvider clock)
    : IOpenIddictServerHandler<HandleTokenRequestContext>
{
    /// <summary>In an hour. A token lives a quarter of one: a server that keeps its token needs four.</summary>
    public const int MostAnHour = 60;

    public async ValueTask HandleAsync(HandleTokenRequestContext context)
    {
        if (!context.Request.IsClientCredentialsGrantType())
            return;
        var ct = context.CancellationToken;
        var partner = await db.Partners.AsNoTracking().SingleAsync(p => p.ClientId == context.ClientId, ct);
        var since = clock.GetUtcNow().UtcDateTime - TimeSpan.FromHours(1);
        var made = await db.Tokens.CountAsync(
            t => t.Authorization == null && t.Subject == partner.ClientId && t.CreationDate > since,
            ct
        );
        if (made >= MostAnHour)
        {
            context.Reject(Errors.SlowDown, "Keep the token until it expires; no more than 60 are given in an hour.");
            return;
        }

        var identity = new ClaimsIdentity(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
        identity.SetClaim(Claims.Subject, partner.ClientId);
        var principal = new ClaimsPrincipal(identity);
        principal.SetScopes(context.Request.GetScopes());
        audit.Record(
            "partners.machine_token",
            "partner",
            partner.Id.ToString(),
            details: new { scopes = context.Request.GetScopes() }
        );
        context.SignIn(principal);
    }
}

/// <summary>
/// What a machine may ask is never asked in a person's name, and the other way round, whatever a registration allows.
/// </summary>
internal sealed class KeepMachinesApart
    : IOpenIddictServerHandler<ValidateTokenRequestContext>,
        IOpenIddictServerHandler<ValidateAuthorizationRequestContext>
{
    public ValueTask HandleAsync(ValidateTokenRequestContext context)
    {
        var scopes = context.Request.GetScopes();
        if (context.Request.IsClientCredentialsGrantType() && (scopes.IsEmpty || !scopes.All(MachineScope.Has)))
            context.Reject(Errors.InvalidScope, "With nobody signed in, only scopes of machines can be asked for.");
        return default;
    }

    public ValueTask HandleAsync(ValidateAuthorizationRequestContext context)
    {
        if (context.Request.GetScopes().Any(MachineScope.Has))
            context.Reject(Errors.InvalidScope, "This scope is for client credentials.");
        return default;
    }
}
