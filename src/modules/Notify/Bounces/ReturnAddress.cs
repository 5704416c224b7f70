using System.Security.Cryptography;
using Shahr.Kit.Keys;

namespace Shahr.Notify;

/// <summary>
/// Where one letter comes back to (VERP): the mailbox's name, + and a mark of the message's id and 64 bits of an
/// HMAC-SHA-256 over it, so that nobody can make another's letter look returned. In hexadecimal digits, because servers
/// on the way may turn letters small.
/// </summary>
internal sealed class ReturnAddress(ICityKeys keys, BounceSettings settings)
{
    public const string Ring = "mail-bounces";

    /// <summary>+, 32 digits of the id, a point and 16 of the seal.</summary>
    public const int MarkLength = 1 + IdDigits + 1 + (2 * SealBytes);

    private const int IdDigits = 32;
    private const int SealBytes = 8;

    public string For(Guid message) =>
        $"{settings.Name}+{message:N}.{Seal(message, keys.Current(Ring))}@{settings.Domain}";

    /// <summary>The message whose address this is, or null where the city did not make it.</summary>
    public Guid? Read(string address)
    {
        var at = address.LastIndexOf('@');
        var isOurs =
            at == settings.Name.Length + MarkLength
            && address.StartsWith(settings.Name + "+", StringComparison.OrdinalIgnoreCase)
            && address.AsSpan(at + 1).Equals(settings.Domain, StringComparison.OrdinalIgnoreCase)
            && address[at - (2 * SealBytes) - 1] == '.';
        if (!isOurs || !Guid.TryParseExact(address.AsSpan(settings.Name.Length + 1, IdDigits), "N", out var message))
            return null;
        var seal = System.Text.Encoding.UTF8.GetBytes(address[(at - (2 * SealBytes))..at].ToLowerInvariant());
        return keys.All(Ring)
            .Any(key =>
                CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(Seal(message, key)), seal)
            )
            ? message
            : null;
    }

    private static string Seal(Guid message, CityKey key) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key.Secret, message.ToByteArray(bigEndian: true))[..SealBytes]);
}
