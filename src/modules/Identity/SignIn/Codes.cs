using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Shahr.Kit.Keys;
using Shahr.Kit.Values;

namespace Shahr.Identity;

/// <summary>One-time codes, kept only as a keyed hash bound to whose they are: a flow, or a person.</summary>
internal sealed class Codes(ICityKeys keys)
{
    public const string Ring = "one-time-codes";

    /// <summary>Six random digits.</summary>
    public static string New() =>
        RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);

    /// <summary>As many random digits.</summary>
    public static string NewDigits(int many) =>
        string.Concat(Enumerable.Range(0, many).Select(_ => (char)('0' + RandomNumberGenerator.GetInt32(10))));

    public string Hash(Guid owner, string code, string ring = Ring)
    {
        var key = keys.Current(ring);
        return key.Id + "." + Base64Url.EncodeToString(Mac(key, owner, code));
    }

    /// <summary>The same work whether or not there is a hash to compare with.</summary>
    public bool IsRight(Guid owner, string? typed, string? hash, string ring = Ring)
    {
        var digits = PersianText.ToLatinDigits(typed?.Trim());
        var parts = hash?.Split('.') is [var id, var body] ? (Id: id, Body: body) : (Id: "", Body: "");
        var key = (parts.Id.Length > 0 ? keys.Find(ring, parts.Id) : null) ?? keys.Current(ring);
        var mine = Base64Url.EncodeToString(Mac(key, owner, digits.Length > 20 ? digits[..20] : digits));
        return CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(mine),
            Encoding.ASCII.GetBytes(parts.Body)
        );
    }

    private static byte[] Mac(CityKey key, Guid owner, string code) =>
        HMACSHA256.HashData(key.Secret, Encoding.UTF8.GetBytes($"{owner:N}/{code}"));
}
