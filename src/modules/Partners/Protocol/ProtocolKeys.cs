using System.Numerics;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;
using Shahr.Kit.Keys;

namespace Shahr.Partners;

/// <summary>
/// Signing keys (ES256, published in the JWKS) and the keys that seal codes and refresh tokens, from two rings of the
/// city's keys: kept outside the database, shared by all processes, rotated while the city runs.
/// </summary>
internal sealed class ProtocolKeys(ICityKeys keys, TimeProvider clock)
    : IConfigureOptions<OpenIddictServerOptions>,
        IOptionsChangeTokenSource<OpenIddictServerOptions>,
        IDisposable
{
    public const string Signing = "partner-signing";
    public const string Sealing = "partner-sealing";

    /// <summary>A key signs for three months, and is kept after that as long as what it signed may live.</summary>
    private static readonly TimeSpan Term = TimeSpan.FromDays(90);

    /// <summary>Partners keep the published keys for some hours: a new one appears a day before it signs.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(1);

    // FIPS 186-5, table for P-256.
    private static readonly BigInteger Order = BigInteger.Parse(
        "115792089210356248762697446949407573529996955224135760342422259061068512044369",
        System.Globalization.CultureInfo.InvariantCulture
    );

    private readonly Lock _looking = new();
    private CancellationTokenSource _changed = new();
    private string _known = "";

    public string Name => Options.DefaultName;

    public void Configure(OpenIddictServerOptions options)
    {
        // OpenIddict makes new things with the first of each list.
        foreach (var key in CurrentFirst(Signing))
            options.SigningCredentials.Add(new(SigningKeyOf(key), SecurityAlgorithms.EcdsaSha256));
        foreach (var key in CurrentFirst(Sealing))
        {
            options.EncryptionCredentials.Add(
                new(
                    new SymmetricSecurityKey(key.Secret) { KeyId = key.Id },
                    SecurityAlgorithms.Aes256KW,
                    SecurityAlgorithms.Aes256CbcHmacSha512
                )
            );
        }
    }

    public void Dispose() => _changed.Dispose();

    public IChangeToken GetChangeToken() => new CancellationChangeToken(_changed.Token);

    /// <summary>Every process looks whether the rings changed, or whether a key's time has come.</summary>
    public static Task<bool> LookAsync(IServiceProvider scope, CancellationToken ct)
    {
        scope.GetRequiredService<ProtocolKeys>().Look();
        return Task.FromResult(false);
    }

    /// <summary>One process adds a key in time and lets go of those whose work has long expired.</summary>
    public static Task<bool> RotateAsync(IServiceProvider scope, CancellationToken ct)
    {
        var one = scope.GetRequiredService<ProtocolKeys>();
        one.Rotate(Signing);
        one.Rotate(Sealing);
        return Task.FromResult(false);
    }

    internal void Look()
    {
        lock (_looking)
        {
            var now = string.Join(' ', CurrentFirst(Signing).Concat(CurrentFirst(Sealing)).Select(k => k.Id));
            if (now == _known)
                return;
            _known = now;
            var before = _changed;
            _changed = new CancellationTokenSource();
            before.Cancel();
            before.Dispose();
        }
    }

    private void Rotate(string ring)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (keys.All(ring)[0].From < now - Term)
            keys.Rotate(ring, Ahead);
        var all = keys.All(ring);
        for (var i = 1; i < all.Count; i++)
        {
            // Its successor has signed for longer than anything lives that it signed itself.
            if (all[i - 1].From < now - Protocol.LongestLife - Ahead)
                keys.Retire(ring, all[i].Id);
        }
    }

    private IEnumerable<CityKey> CurrentFirst(string ring)
    {
        var current = keys.Current(ring);
        return keys.All(ring).Where(k => k.Id != current.Id).Prepend(current);
    }

    // The ring's 32 random bytes become a private key of P-256 by FIPS 186-5, A.2.1 (extra random bits).
    private static ECDsaSecurityKey SigningKeyOf(CityKey key)
    {
        var wide = HKDF.DeriveKey(
            HashAlgorithmName.SHA256,
            key.Secret,
            48,
            info: "shahr partner signing p-256"u8.ToArray()
        );
        var number = (new BigInteger(wide, isUnsigned: true, isBigEndian: true) % (Order - 1)) + 1;
        var scalar = new byte[32];
        var bytes = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        bytes.CopyTo(scalar, scalar.Length - bytes.Length);
        var signer = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = scalar });
        return new ECDsaSecurityKey(signer) { KeyId = key.Id };
    }
}
