using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using OpenIddict.EntityFrameworkCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Shahr.Partners;

/// <summary>
/// OpenIddict saves each new row by itself. Access and refresh tokens are read by nobody before the answer has left, so
/// that they wait for the commit and go together.
/// </summary>
internal sealed class TokenRows(
    IMemoryCache cache,
    PartnersDb db,
    IOpenIddictEntityFrameworkCoreContext context,
    IOptionsMonitor<OpenIddictEntityFrameworkCoreOptions> options
) : OpenIddictEntityFrameworkCoreTokenStore<PartnerToken, Partner, Consent, Guid>(cache, context, options)
{
    public override ValueTask CreateAsync(PartnerToken token, CancellationToken cancellationToken)
    {
        if (token.Type is not (TokenTypeIdentifiers.AccessToken or TokenTypeIdentifiers.RefreshToken))
            return base.CreateAsync(token, cancellationToken);
        db.Tokens.Add(token);
        return default;
    }

    public override ValueTask UpdateAsync(PartnerToken token, CancellationToken cancellationToken) =>
        // What waits to be written is written as it is by then.
        db.Entry(token).State == EntityState.Added
            ? default
            : base.UpdateAsync(token, cancellationToken);
}
