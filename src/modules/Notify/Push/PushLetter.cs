using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Shahr.Notify;

/// <summary>
/// Encrypts a push message so that only the browser reads it, not the push service (RFC 8291, with the one record of
/// RFC 8188 that it allows). A hundred lines over .NET's own ECDH, HKDF and AES-GCM rather than a package: those that
/// exist send by themselves, without a say in which addresses are connected to, and keep keys their own way.
/// </summary>
internal static class PushLetter
{
    /// <summary>RFC 8291 §4: push services take 4,096 bytes of body.</summary>
    public const int MostBytes = 4096 - HeadBytes - TagBytes - 1;

    public const int PointBytes = 65;
    public const int SecretBytes = 16;
    private const int SaltBytes = 16;
    private const int TagBytes = 16;
    private const int HeadBytes = SaltBytes + sizeof(uint) + 1 + PointBytes;

    /// <summary>The body of the request, with <c>Content-Encoding: aes128gcm</c>.</summary>
    public static byte[] Seal(ReadOnlySpan<byte> text, byte[] browserKey, byte[] secret)
    {
        using var pair = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        return Seal(text, browserKey, secret, pair, RandomNumberGenerator.GetBytes(SaltBytes));
    }

    /// <summary>The same by a given pair and salt, as the example of the RFC has them.</summary>
    internal static byte[] Seal(
        ReadOnlySpan<byte> text,
        byte[] browserKey,
        byte[] secret,
        ECDiffieHellman pair,
        byte[] salt
    )
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(text.Length, MostBytes, nameof(text));
        using var browser = KeyOf(browserKey);
        var mine = Point(pair.ExportParameters(false).Q);
        var shared = pair.DeriveRawSecretAgreement(browser.PublicKey);
        var (key, nonce) = KeysOf(shared, secret, browserKey, mine, salt);

        var body = new byte[HeadBytes + text.Length + 1 + TagBytes];
        salt.CopyTo(body, 0);
        BinaryPrimitives.WriteUInt32BigEndian(body.AsSpan(SaltBytes), 4096);
        body[SaltBytes + sizeof(uint)] = PointBytes;
        mine.CopyTo(body, SaltBytes + sizeof(uint) + 1);
        // 2 says that this record is the last one.
        byte[] record = [.. text, 2];
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(nonce, record, body.AsSpan(HeadBytes, record.Length), body.AsSpan(HeadBytes + record.Length));
        return body;
    }

    /// <summary>Key and nonce of the one record (RFC 8291 §3.4); both sides make them alike.</summary>
    internal static (byte[] Key, byte[] Nonce) KeysOf(
        byte[] shared,
        byte[] secret,
        byte[] browserKey,
        byte[] cityKey,
        byte[] salt
    )
    {
        byte[] info = [.. "WebPush: info\0"u8, .. browserKey, .. cityKey];
        var input = HKDF.DeriveKey(HashAlgorithmName.SHA256, shared, 32, secret, info);
        return (
            HKDF.DeriveKey(HashAlgorithmName.SHA256, input, 16, salt, "Content-Encoding: aes128gcm\0"u8.ToArray()),
            HKDF.DeriveKey(HashAlgorithmName.SHA256, input, 12, salt, "Content-Encoding: nonce\0"u8.ToArray())
        );
    }

    /// <summary>A public key of its uncompressed point.</summary>
    /// <exception cref="CryptographicException">It lies on no curve.</exception>
    public static ECDiffieHellman KeyOf(byte[] point)
    {
        if (point.Length != PointBytes || point[0] != 4)
            throw new CryptographicException("Not an uncompressed point of P-256.");
        var key = new ECPoint { X = point[1..33], Y = point[33..] };
        return ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = key });
    }

    /// <summary>The uncompressed point (SEC 1 §2.3.3).</summary>
    public static byte[] Point(ECPoint q) => [4, .. q.X ?? [], .. q.Y ?? []];
}
