using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Shahr.Kit.Keys;
using Shahr.Kit.Values;

namespace Shahr.Identity;

/// <summary>One-time codes: six random digits, kept only as a keyed hash bound to their flow.</summary>
internal sealed class Codes(ICityKeys keys)
{
    public const string Ring = "one-time-codes";

    public static string New() =>
        RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);

    public string Hash(Guid flow, string code)
    {
        var key = keys.Current(Ring);
        return key.Id + "." + Base64Url.EncodeToString(Mac(key, flow, code));
    }

    /// <summary>The same work whether or not there is a hash to compare with.</summary>
    public bool IsRight(Guid flow, string? typed, string? hash)
    {
        var digits = PersianText.ToLatinDigits(typed?.Trim());
        var parts = hash?.Split('.') is [var id, var body] ? (Id: id, Body: body) : (Id: "", Body: "");
        var key = (parts.Id.Length > 0 ? keys.Find(Ring, parts.Id) : null) ?? keys.Current(Ring);
        var mine = Base64Url.EncodeToString(Mac(key, flow, digits.Length > 20 ? digits[..20] : digits));
        return CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(mine),
            Encoding.ASCII.GetBytes(parts.Body)
        );
    }

    private static byte[] Mac(CityKey key, Guid flow, string code) =>
        HMACSHA256.HashData(key.Secret, Encoding.UTF8.GetBytes($"{flow:N}/{code}"));
}
