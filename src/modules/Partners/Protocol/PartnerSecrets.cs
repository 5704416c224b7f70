using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using OpenIddict.Core;

namespace Shahr.Partners;

/// <summary>
/// Partners' secrets are 256 random bits that the city makes, so that a plain hash is enough: what slows a guesser down
/// protects words people choose, and would slow every token here.
/// </summary>
internal sealed class PartnerSecrets(
    IOpenIddictApplicationCache<Partner> cache,
    ILogger<PartnerSecrets> logger,
    IOptionsMonitor<OpenIddictCoreOptions> options,
    IOpenIddictApplicationStore<Partner> store
) : OpenIddictApplicationManager<Partner>(cache, logger, options, store)
{
    /// <summary>A new secret; it is shown once.</summary>
    public static string New() => "shahr-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    public static string HashOf(string secret) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    protected override ValueTask<string> ObfuscateClientSecretAsync(
        string secret,
        CancellationToken cancellationToken = default
    ) => ValueTask.FromResult(HashOf(secret));

    protected override ValueTask<bool> ValidateClientSecretAsync(
        string secret,
        string comparand,
        CancellationToken cancellationToken = default
    ) =>
        ValueTask.FromResult(
            CryptographicOperations.FixedTimeEquals(
                Encoding.UTF8.GetBytes(HashOf(secret)),
                Encoding.UTF8.GetBytes(comparand)
            )
        );
}
