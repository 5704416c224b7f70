using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Shahr.Kit.Values;

/// <summary>
/// A keyed permutation of the numbers with a given count of digits: an alternating Feistel network with addition
/// modulo a power of ten, after the shape of NIST SP 800-38G (FF1) with HMAC-SHA-256 as its round function.
/// It hides order and volume from readers of the numbers; it is not meant to protect a secret.
/// </summary>
internal static class DigitPermutation
{
    private const int Rounds = 10;

    internal static long Forward(long value, int digits, ReadOnlySpan<byte> key)
    {
        var (left, right) = Sizes(digits, key);
        var (a, b) = Math.DivRem(value, right);
        for (var round = 0; round < Rounds; round += 2)
        {
            a = (a + Noise(key, digits, round, b, left)) % left;
            b = (b + Noise(key, digits, round + 1, a, right)) % right;
        }

        return (a * right) + b;
    }

    internal static long Backward(long value, int digits, ReadOnlySpan<byte> key)
    {
        var (left, right) = Sizes(digits, key);
        var (a, b) = Math.DivRem(value, right);
        for (var round = Rounds - 2; round >= 0; round -= 2)
        {
            b = (b - Noise(key, digits, round + 1, a, right) + right) % right;
            a = (a - Noise(key, digits, round, b, left) + left) % left;
        }

        return (a * right) + b;
    }

    private static (long Left, long Right) Sizes(int digits, ReadOnlySpan<byte> key)
    {
        if (key.Length < 16)
            throw new ArgumentException("The key of public numbers needs at least 16 bytes.", nameof(key));
        return (Power(digits / 2), Power(digits - (digits / 2)));
    }

    private static long Power(int exponent)
    {
        var power = 1L;
        for (var i = 0; i < exponent; i++)
            power *= 10;
        return power;
    }

    private static long Noise(ReadOnlySpan<byte> key, int digits, int round, long half, long size)
    {
        Span<byte> message = stackalloc byte[10];
        message[0] = (byte)digits;
        message[1] = (byte)round;
        BinaryPrimitives.WriteInt64BigEndian(message[2..], half);
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, message, mac);
        return (long)(BinaryPrimitives.ReadUInt64BigEndian(mac) % (ulong)size);
    }
}
