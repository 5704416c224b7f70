using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Shahr.Identity;

/// <summary>
/// Time-based one-time passwords (RFC 6238): six digits of HMAC-SHA-1 over the half minute, the one form that every
/// authenticator app reads.
/// </summary>
internal static class Totp
{
    public const int SecretBytes = 20;
    public const int StepSeconds = 30;

    // A telephone's clock may be this many steps off (RFC 6238, 5.2).
    private const int Drift = 1;

    public static long StepAt(DateTime utc) => (long)(utc - DateTime.UnixEpoch).TotalSeconds / StepSeconds;

    public static string CodeAt(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> mac = stackalloc byte[20];
#pragma warning disable CA5350 // As an HMAC, SHA-1 is not broken, and the apps know nothing else.
        HMACSHA1.HashData(secret, counter, mac);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(mac[(mac[^1] & 0xf)..]) & 0x7fffffff;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The half minute near <paramref name="utc"/> whose code this is; null when it is none's.</summary>
    public static long? Match(byte[] secret, string digits, DateTime utc)
    {
        var typed = Encoding.UTF8.GetBytes(digits);
        var now = StepAt(utc);
        long? found = null;
        for (var step = now - Drift; step <= now + Drift; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(CodeAt(secret, step)), typed))
                found = step;
        }

        return found;
    }
}
