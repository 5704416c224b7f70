using System.Collections.Immutable;
using System.Security.Claims;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using Shahr.Contracts;
using Shahr.Kit;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Shahr.Partners;

/// <summary>What a partner is told of a person: by their own word for them, and only what the scopes allow.</summary>
internal sealed class Told(Pairwise pairwise, IPeople people)
{
    private const string SessionClaim = "sid";

    /// <summary>For the discovery document.</summary>
    public static readonly ImmutableArray<string> Claims =
    [
        OpenIddictConstants.Claims.AuthenticationContextReference,
        OpenIddictConstants.Claims.Name,
        OpenIddictConstants.Claims.Email,
        OpenIddictConstants.Claims.EmailVerified,
        OpenIddictConstants.Claims.PhoneNumber,
        OpenIddictConstants.Claims.PhoneNumberVerified,
        SessionClaim,
    ];

    public async Task<ClaimsPrincipal> OfAsync(
        Actor actor,
        Partner partner,
        Consent consent,
        IReadOnlyCollection<string> scopes,
        CancellationToken ct
    )
    {
        var identity = new ClaimsIdentity(
            OpenIddictServerAspNetCoreDefaults.AuthenticationScheme,
            OpenIddictConstants.Claims.Name,
            OpenIddictConstants.Claims.Role
        );
        identity
            .SetClaim(OpenIddictConstants.Claims.Subject, consent.Subject)
            .SetClaim(OpenIddictConstants.Claims.AuthenticationContextReference, LevelOf(actor.Assurance))
            .SetClaim(SessionClaim, pairwise.SessionOf(actor.Session, partner));
        if (scopes.Contains(Scopes.Profile))
            identity.SetClaim(OpenIddictConstants.Claims.Name, actor.DisplayName);
        if (scopes.Contains(Scopes.Phone) || scopes.Contains(Scopes.Email))
            await AddReachAsync(identity, actor.Person, scopes, ct);
        // Personal facts go into the identity token, which its partner reads; an access token is shown around.
        identity.SetDestinations(_ => [Destinations.IdentityToken]);
        var principal = new ClaimsPrincipal(identity);
        principal.SetScopes(scopes);
        principal.SetAuthorizationId(consent.Id.ToString());
        return principal;
    }

    /// <summary>How sure the city is of who somebody is, in words of its own that no other provider uses.</summary>
    public static string LevelOf(Assurance assurance) =>
        "urn:shahr:assurance:" + (assurance == Assurance.Checked ? "checked" : "claimed");

    private async Task AddReachAsync(
        ClaimsIdentity identity,
        PersonId person,
        IReadOnlyCollection<string> scopes,
        CancellationToken ct
    )
    {
        if (await people.ReachAsync(person, ct) is not { } reach)
            return;
        if (scopes.Contains(Scopes.Phone) && reach.Mobile is { } mobile)
        {
            identity
                .SetClaim(OpenIddictConstants.Claims.PhoneNumber, mobile)
                .SetClaim(OpenIddictConstants.Claims.PhoneNumberVerified, true);
        }

        if (scopes.Contains(Scopes.Email) && reach.Email is { } email)
        {
            identity
                .SetClaim(OpenIddictConstants.Claims.Email, email)
                .SetClaim(OpenIddictConstants.Claims.EmailVerified, true);
        }
    }
}
