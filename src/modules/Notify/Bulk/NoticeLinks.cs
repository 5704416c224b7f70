using System.Buffers.Text;
using System.Security.Cryptography;
using Shahr.Kit;
using Shahr.Kit.Keys;

namespace Shahr.Notify;

/// <summary>Address under which citizens reach the city, without a slash at its end.</summary>
internal sealed record NoticeSettings(string PublicUrl);

/// <summary>
/// Links by which whoever gets a notice can say «no more of these» without signing in: the person's id and 64 bits of
/// an HMAC-SHA-256 over it, 32 letters in all, since an SMS pays for each. A link opens nothing but this one wish, so
/// it need not end; it ends when its key is retired from the ring.
/// </summary>
internal sealed class NoticeLinks(ICityKeys keys, NoticeSettings settings)
{
    public const string Ring = "notice-links";
    public const string Path = "/n/";
    private const int IdBytes = 16;
    private const int SealBytes = 8;

    public string For(PersonId person) => settings.PublicUrl + Path + Token(person, keys.Current(Ring));

    /// <summary>
    /// The same for mail programs (RFC 8058), of a notice that may be refused. Over https alone: they tell it to nobody
    /// else.
    /// </summary>
    public string? LeaveUrlOf(QueuedMessage message) =>
        message is { Urgent: false, BulkId: not null, PersonId: { } reader } && IsSecure ? For(reader) : null;

    public string TokenFor(PersonId person) => Token(person, keys.Current(Ring));

    /// <summary>Whose link it is, or null when the city did not make it.</summary>
    public PersonId? Read(string token)
    {
        if (token.Length != (IdBytes + SealBytes) * 4 / 3 || !Base64Url.IsValid(token))
            return null;
        var bytes = Base64Url.DecodeFromChars(token);
        var person = new PersonId(new Guid(bytes.AsSpan(0, IdBytes), bigEndian: true));
        return keys.All(Ring)
            .Any(key => CryptographicOperations.FixedTimeEquals(Seal(person, key), bytes.AsSpan(IdBytes)))
            ? person
            : null;
    }

    private bool IsSecure => settings.PublicUrl.StartsWith("https://", StringComparison.Ordinal);

    private static string Token(PersonId person, CityKey key)
    {
        Span<byte> bytes = stackalloc byte[IdBytes + SealBytes];
        person.Value.TryWriteBytes(bytes, bigEndian: true, out _);
        Seal(person, key).CopyTo(bytes[IdBytes..]);
        return Base64Url.EncodeToString(bytes);
    }

    private static byte[] Seal(PersonId person, CityKey key)
    {
        Span<byte> id = stackalloc byte[IdBytes];
        person.Value.TryWriteBytes(id, bigEndian: true, out _);
        return HMACSHA256.HashData(key.Secret, id)[..SealBytes];
    }
}
