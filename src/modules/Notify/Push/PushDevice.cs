using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Shahr.Kit;

namespace Shahr.Notify;

/// <summary>What a browser gives who may wake it (W3C Push API): where to send, and for whom to encrypt.</summary>
/// <param name="Endpoint">An https address at a push service; whoever knows it may send.</param>
/// <param name="Key">The browser's public key, an uncompressed point of P-256, base64url.</param>
/// <param name="Secret">Sixteen bytes that only browser and city share, base64url.</param>
internal sealed record PushAddress(string Endpoint, string Key, string Secret)
{
    public Uri Uri => new(Endpoint);

    public byte[] KeyBytes => Base64Url.DecodeFromChars(Key);

    public byte[] SecretBytes => Base64Url.DecodeFromChars(Secret);
}

/// <summary>
/// A browser in which a person turned notifications on. It belongs to the session it was turned on in, and goes with
/// it: who signs out at a friend's computer leaves nothing behind.
/// </summary>
internal sealed class PushDevice
{
    /// <summary>Of one person; turning on another one drops the oldest.</summary>
    public const int Most = 10;

    public Guid Id { get; private init; }

    public PersonId PersonId { get; private init; }

    public Guid SessionId { get; private init; }

    /// <summary>One browser is one row: who signs in there next and turns it on takes it over.</summary>
    public string EndpointHash { get; private init; } = "";

    public string Sealed { get; private init; } = "";

    /// <summary>Which key of the city the browser was shown.</summary>
    public string KeyId { get; private init; } = "";

    /// <summary>«Chrome», «Firefox», «Safari», «Edge»: whose push service it is.</summary>
    public string Maker { get; private init; } = "";

    public DateTime AddedAt { get; private init; }

    public static PushDevice Of(
        Actor actor,
        PushAddress address,
        string keyId,
        string maker,
        MessageSeal seal,
        DateTime now
    ) =>
        new()
        {
            Id = Guid.CreateVersion7(new DateTimeOffset(now)),
            PersonId = actor.Person,
            SessionId = actor.Session,
            // An endpoint is a long random address: its bare hash leads nobody back to it.
            EndpointHash = Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(address.Endpoint))),
            Sealed = seal.Seal(JsonSerializer.Serialize(address)),
            KeyId = keyId,
            Maker = maker,
            AddedAt = now,
        };

    public PushAddress Read(MessageSeal seal) => Open(Sealed, seal);

    public static PushAddress Open(string sealedText, MessageSeal seal) =>
        JsonSerializer.Deserialize<PushAddress>(seal.Open(sealedText)) ?? throw new JsonException("No address.");
}
