using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Shahr.Identity;

/// <summary>
/// What a signed-in browser carries: which session, and a secret of 128 random bits that shows it is the right browser.
/// The id alone sorts by time and so could be guessed in part; the city keeps a hash of the secret.
/// </summary>
internal sealed record SessionToken(Guid Session, string Secret)
{
    private const int SecretBytes = 16;

    public static SessionToken New(Guid session) =>
        new(session, Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes)));

    // Of 128 random bits a plain hash is enough: there is nothing to try through.
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(Secret)));

    public bool Fits(string hash) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash), Encoding.ASCII.GetBytes(hash));

    public override string ToString() => Session.ToString("N") + "." + Secret;

    public static SessionToken? Parse(string text) =>
        text.Split('.') is [var id, { Length: > 0 } secret] && Guid.TryParseExact(id, "N", out var session)
            ? new SessionToken(session, secret)
            : null;
}
