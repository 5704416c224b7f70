using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Shahr.Journeys.Tests;

/// <summary>The app on somebody's phone: TOTP of RFC 6238, written a second time to judge the city's.</summary>
internal static class AuthenticatorApp
{
    /// <summary>The code of this half minute, from the key as the page shows it.</summary>
    public static string CodeNow(string key)
    {
        var bits = string.Concat(
            key.Where(char.IsLetterOrDigit)
                .Select(letter => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal))
                .Select(value => value.ToString("b5", CultureInfo.InvariantCulture))
        );
        var secret = bits.Chunk(8).Where(b => b.Length == 8).Select(b => Convert.ToByte(new string(b), 2)).ToArray();
        var step = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // The one form every authenticator app reads.
        var hash = HMACSHA1.HashData(secret, step);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
