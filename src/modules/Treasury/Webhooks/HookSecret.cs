using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Shahr.Treasury;

/// <summary>
/// The secret that a hook is signed with, as Standard Webhooks has it: <c>whsec_</c> and 24 to 64 random bytes in
/// base64. Kept sealed with the city's rotating data protection keys, whose older ones stay.
/// </summary>
internal sealed class HookSecret(IDataProtectionProvider provider)
{
    private const string Beginning = "whsec_";
    private readonly IDataProtector _protector = provider.CreateProtector("shahr.treasury.hooks.v1");

    /// <summary>A new one, as it is shown once.</summary>
    public static string New() => Beginning + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    public string Seal(string secret) => _protector.Protect(secret);

    /// <summary>
    /// The header <c>webhook-signature</c>: HMAC-SHA-256 over <c>id.timestamp.body</c>, by the secret and, for a while,
    /// by the one before it.
    /// </summary>
    public string Sign(Hook hook, string id, long timestamp, string body, DateTime now)
    {
        var signed = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp}.{body}"));
        string?[] secrets = [hook.Secret, hook.BeforeUntil > now ? hook.SecretBefore : null];
        return string.Join(' ', secrets.OfType<string>().Select(sealedText => Signature(Open(sealedText), signed)));
    }

    private static string Signature(byte[] key, byte[] signed) =>
        "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, signed));

    private byte[] Open(string sealedText) =>
        Convert.FromBase64String(_protector.Unprotect(sealedText)[Beginning.Length..]);
}
