using System.Buffers.Text;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Shahr.Kit.Keys;

namespace Shahr.Notify;

/// <summary>
/// By which push services know that it is this city that sends (VAPID, RFC 8292): a key of P-256, made from a secret of
/// the ring <c>web-push</c>. A browser accepts only the key it was shown, so each device remembers which; after a
/// rotation old devices are still sent to by the old key, until it is retired.
/// </summary>
internal sealed class PushKeys(ICityKeys keys, NoticeSettings city, TimeProvider clock)
{
    public const string Ring = "web-push";

    /// <summary>RFC 8292 §2: at most a day.</summary>
    private static readonly TimeSpan Length = TimeSpan.FromHours(12);

    // The order of P-256 (FIPS 186-5 / SP 800-186), less one.
    private static readonly BigInteger _most =
        BigInteger.Parse(
            "0FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551",
            NumberStyles.HexNumber,
            CultureInfo.InvariantCulture
        ) - 1;

    /// <summary>The key a browser is shown, and its id.</summary>
    public (string Id, string Public) Current()
    {
        var key = keys.Current(Ring);
        using var pair = PairOf(key);
        return (key.Id, Public(pair));
    }

    /// <summary>What proves to a push service who sends; null where the key was retired.</summary>
    public string? ProofFor(Uri endpoint, string keyId)
    {
        if (keys.Find(Ring, keyId) is not { } key)
            return null;
        using var pair = PairOf(key);
        var claims = new Dictionary<string, object>
        {
            ["aud"] = endpoint.GetLeftPart(UriPartial.Authority),
            ["exp"] = (clock.GetUtcNow() + Length).ToUnixTimeSeconds(),
            ["sub"] = city.PublicUrl,
        };
        var words = $"{Part(new { typ = "JWT", alg = "ES256" })}.{Part(claims)}";
        var signature = pair.SignData(Encoding.ASCII.GetBytes(words), HashAlgorithmName.SHA256);
        return $"vapid t={words}.{Base64Url.EncodeToString(signature)}, k={Public(pair)}";
    }

    private static string Part<T>(T value) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(value));

    private static string Public(ECDsa pair) =>
        Base64Url.EncodeToString(PushLetter.Point(pair.ExportParameters(false).Q));

    // FIPS 186-5 A.2.1: 64 bits more than needed, so that every key is as likely as any other.
    private static ECDsa PairOf(CityKey key)
    {
        var bits = HKDF.DeriveKey(HashAlgorithmName.SHA256, key.Secret, 40, info: "shahr web push"u8.ToArray());
        var number = (new BigInteger(bits, isUnsigned: true, isBigEndian: true) % _most) + 1;
        var secret = new byte[32];
        var written = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        written.CopyTo(secret, secret.Length - written.Length);
        return ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = secret });
    }
}
