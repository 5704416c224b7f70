using System.Security.Cryptography;
using Shahr.Kit;

namespace Shahr.Identity;

/// <summary>A key on its way from this page into an app.</summary>
/// <param name="Secret">Base32, to be read or typed.</param>
/// <param name="Sealed">The same for the form, so that opening the page writes nothing.</param>
public sealed record AuthenticatorKey(string Secret, string Sealed)
{
    /// <summary>The key in groups of four, for who types it.</summary>
    public string Grouped => string.Join(' ', Secret.Chunk(4).Select(c => new string(c)));

    /// <summary>What an app reads from the picture (Key URI format).</summary>
    public string AddressFor(string city, string person) =>
        $"otpauth://totp/{Uri.EscapeDataString(city)}:{Uri.EscapeDataString(person)}"
        + $"?secret={Secret}&issuer={Uri.EscapeDataString(city)}&digits=6&period={Totp.StepSeconds}";

    internal static AuthenticatorKey New(Ceremonies ceremonies, PersonId person)
    {
        var secret = Base32.Encode(RandomNumberGenerator.GetBytes(Totp.SecretBytes));
        return new AuthenticatorKey(secret, ceremonies.Seal(CeremonyKind.Authenticator, person, secret));
    }

    /// <summary>The same key again, after a mistyped code; null when the page is forged, foreign or late.</summary>
    internal static AuthenticatorKey? Again(Ceremonies ceremonies, PersonId person, string? sealedText) =>
        ceremonies.Read(CeremonyKind.Authenticator, person, sealedText) is { } ceremony && sealedText is not null
            ? new AuthenticatorKey(ceremony.State, sealedText)
            : null;
}
