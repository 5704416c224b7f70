using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

/// <summary>
/// A telephone's authenticator in memory (WebAuthn Level 3, "none" attestation, ES256): answers the challenge a page
/// carries, and can be made to lie about origin, relying party and counter.
/// </summary>
internal sealed class SoftPasskey : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(32);
    private string _userHandle = "";

    /// <summary>Where the browser says the page stands.</summary>
    public string Origin { get; set; } = "http://localhost";

    /// <summary>The relying party the authenticator signs for.</summary>
    public string Party { get; set; } = "localhost";

    /// <summary>The counter that goes out with the next answer.</summary>
    public uint Counter { get; set; } = 1;

    /// <summary>Adds itself at <c>/me/passkeys</c>.</summary>
    public async Task<Seen> AddAsync(Visitor visitor, string name = "گوشی من")
    {
        var page = await visitor.GetAsync("/me/passkeys");
        return await visitor.SubmitAsync(page, Forms.AddPasskey, ("Name", name), ("Credential", Create(page)));
    }

    /// <summary>Signs in with the challenge of <c>/sign-in</c>.</summary>
    public async Task<Seen> SignInAsync(Visitor visitor, string next = "")
    {
        var page = await visitor.GetAsync("/sign-in" + next);
        return await visitor.SubmitAsync(page, Forms.Passkey, ("Credential", Get(page, Forms.Passkey)));
    }

    /// <summary>The browser's answer to a page that asks for a new passkey.</summary>
    public string Create(Seen page)
    {
        var options = Options(page, Forms.AddPasskey);
        _userHandle = options.GetProperty("user").GetProperty("id").GetString() ?? "";
        var point = _key.ExportParameters(false).Q;
        byte[] cose =
        [
            0xa5,
            0x01,
            0x02,
            0x03,
            0x26,
            0x20,
            0x01,
            0x21,
            0x58,
            0x20,
            .. point.X ?? [],
            0x22,
            0x58,
            0x20,
            .. point.Y ?? [],
        ];
        byte[] data = [.. Head(0x45), .. new byte[16], 0, (byte)_id.Length, .. _id, .. cose];
        byte[] attestation =
        [
            0xa3,
            .. CborText("fmt"),
            .. CborText("none"),
            .. CborText("attStmt"),
            0xa0,
            .. CborText("authData"),
            0x58,
            (byte)data.Length,
            .. data,
        ];
        Counter++;
        return Answer(
            new
            {
                clientDataJSON = Text(ClientData("webauthn.create", options)),
                attestationObject = Text(attestation),
                transports = new[] { "internal" },
            }
        );
    }

    /// <summary>The browser's answer to a page that asks for a passkey.</summary>
    public string Get(Seen page, string form)
    {
        var client = ClientData("webauthn.get", Options(page, form));
        var data = Head(0x05);
        var signature = _key.SignData(
            [.. data, .. SHA256.HashData(client)],
            HashAlgorithmName.SHA256,
            DSASignatureFormat.Rfc3279DerSequence
        );
        Counter++;
        return Answer(
            new
            {
                clientDataJSON = Text(client),
                authenticatorData = Text(data),
                signature = Text(signature),
                userHandle = _userHandle,
            }
        );
    }

    public void Dispose() => _key.Dispose();

    private string Answer(object response) =>
        JsonSerializer.Serialize(
            new
            {
                id = Text(_id),
                rawId = Text(_id),
                type = "public-key",
                clientExtensionResults = new { },
                response,
            }
        );

    private byte[] ClientData(string type, JsonElement options) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                type,
                challenge = options.GetProperty("challenge").GetString(),
                origin = Origin,
                crossOrigin = false,
            }
        );

    // Hash of the relying party, flags, counter.
    private byte[] Head(byte flags)
    {
        var counter = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(counter, Counter);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(Party)), flags, .. counter];
    }

    private static JsonElement Options(Seen page, string form) =>
        JsonDocument
            .Parse(
                page.Page.QuerySelector(form)?.GetAttribute("data-options") ?? throw new InvalidOperationException(form)
            )
            .RootElement;

    private static byte[] CborText(string text) => [(byte)(0x60 | text.Length), .. Encoding.UTF8.GetBytes(text)];

    private static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
