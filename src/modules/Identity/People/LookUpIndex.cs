using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Shahr.Kit.Keys;

namespace Shahr.Identity;

/// <summary>
/// Keyed index of what is encrypted (HMAC-SHA-256, RFC 2104), written <c>KEY.BASE64URL</c>. A stolen database alone
/// cannot be searched by trying all national codes. The key has a ring of its own; after a rotation look-ups try
/// every key of the ring until <see cref="KeyRotation"/> has written all rows anew.
/// </summary>
internal sealed class LookUpIndex(ICityKeys keys)
{
    public const string Ring = "look-up";

    /// <summary>The value new rows are written with.</summary>
    public string Of(string field, string value) => Make(keys.Current(Ring), field, value);

    /// <summary>All values an existing row may have, the current key's first.</summary>
    public IReadOnlyList<string> AllOf(string field, string value)
    {
        var current = keys.Current(Ring);
        return
        [
            Make(current, field, value),
            .. keys.All(Ring).Where(k => k.Id != current.Id).Select(k => Make(k, field, value)),
        ];
    }

    /// <summary>Beginning of every index made with the current key, for finding the others.</summary>
    public string CurrentPrefix() => keys.Current(Ring).Id + ".";

    private static string Make(CityKey key, string field, string value)
    {
        var mac = HMACSHA256.HashData(key.Secret, Encoding.UTF8.GetBytes($"{field}:{value}"));
        return key.Id + "." + Base64Url.EncodeToString(mac);
    }
}
