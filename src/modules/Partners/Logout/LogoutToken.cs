using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Shahr.Partners;

/// <summary>
/// The signed word that a session ended (OpenID Connect Back-Channel Logout 1.0, section 2.4): for one partner, with
/// its own words for person and session, two minutes long.
/// </summary>
internal sealed class LogoutToken(
    IOptionsMonitor<OpenIddictServerOptions> options,
    Pairwise pairwise,
    TimeProvider clock
)
{
    private const string Event = "http://schemas.openid.net/event/backchannel-logout";
    private static readonly TimeSpan _life = TimeSpan.FromMinutes(2);

    public string For(Partner partner, SignIn ended)
    {
        var server = options.CurrentValue;
        var now = clock.GetUtcNow().UtcDateTime;
        var token = new SecurityTokenDescriptor
        {
            TokenType = "logout+jwt",
            Issuer = server.Issuer?.AbsoluteUri,
            Audience = partner.ClientId,
            IssuedAt = now,
            Expires = now + _life,
            SigningCredentials = server.SigningCredentials[0],
            Claims = new Dictionary<string, object>
            {
                [Claims.Subject] = ended.Subject,
                ["sid"] = pairwise.SessionOf(ended.SessionId, partner),
                [Claims.JwtId] = Guid.CreateVersion7().ToString("N"),
                ["events"] = new Dictionary<string, object> { [Event] = new Dictionary<string, object>() },
            },
        };
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(token);
    }
}
