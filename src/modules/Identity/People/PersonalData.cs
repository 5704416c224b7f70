using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Shahr.Kit.Keys;
using Shahr.Kit.Values;

namespace Shahr.Identity;

/// <summary>
/// Encryption of what identifies a person: AES-256-GCM (NIST SP 800-38D), written
/// <c>1.KEY.BASE64URL(nonce, tag, ciphertext)</c>. The owner's id and the field's name are authenticated with it,
/// so that a ciphertext moved to another row or column is refused.
/// </summary>
internal sealed class PersonalData(ICityKeys keys)
{
    public const string Ring = "personal-data";
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    /// <summary>True for a text made with a key that is no longer the current one.</summary>
    public bool IsStale(string sealedText) => KeyOf(sealedText) != keys.Current(Ring).Id;

    public string Seal(string text, Guid owner, string field)
    {
        var key = keys.Current(Ring);
        var plain = Encoding.UTF8.GetBytes(text);
        var whole = new byte[NonceBytes + TagBytes + plain.Length];
        RandomNumberGenerator.Fill(whole.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(key.Secret, TagBytes);
        aes.Encrypt(
            whole.AsSpan(0, NonceBytes),
            plain,
            whole.AsSpan(NonceBytes + TagBytes),
            whole.AsSpan(NonceBytes, TagBytes),
            Bound(owner, field)
        );
        return $"1.{key.Id}.{Base64Url.EncodeToString(whole)}";
    }

    /// <exception cref="CryptographicException">
    /// The key is gone, or the text was changed or belongs elsewhere.
    /// </exception>
    public string Open(string sealedText, Guid owner, string field)
    {
        var parts = sealedText.Split('.');
        if (parts is not ["1", var id, var body])
            throw new CryptographicException("Not a sealed text of this city.");
        var key =
            keys.Find(Ring, id) ?? throw new CryptographicException($"Key {id} of {Ring} is not in the keys folder.");
        var whole = Base64Url.DecodeFromChars(body);
        var plain = new byte[whole.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(key.Secret, TagBytes);
        aes.Decrypt(
            whole.AsSpan(0, NonceBytes),
            whole.AsSpan(NonceBytes + TagBytes),
            whole.AsSpan(NonceBytes, TagBytes),
            plain,
            Bound(owner, field)
        );
        return Encoding.UTF8.GetString(plain);
    }

    public PersonKey CodeOf(Person person) =>
        PersonKey.Kept(Open(person.NationalCode, person.Id, SealedFields.NationalCode));

    public PersonKey CodeOf(FoundPerson person) =>
        PersonKey.Kept(Open(person.NationalCode, person.Id, SealedFields.NationalCode));

    /// <summary>The mobile, or null for who has none.</summary>
    public Mobile? MobileOf(Person person) =>
        person.Mobile is { } text ? Mobile.Parse(Open(text, person.Id, SealedFields.Mobile)) : null;

    /// <summary>The day of birth that a passport or a counter told, or null.</summary>
    public DateOnly? BirthOf(Person person) =>
        person.SealedBirth is { } text ? BirthDays.Kept(Open(text, person.Id, SealedFields.Birth)) : null;

    /// <summary>The confirmed address, or null.</summary>
    public EmailAddress? EmailOf(Person person) =>
        person.SealedEmail is { } text ? EmailAddress.Kept(Open(text, person.Id, SealedFields.Email)) : null;

    /// <summary>Beginning of every text sealed with the current key, for finding the others.</summary>
    public string CurrentPrefix() => $"1.{keys.Current(Ring).Id}.";

    private static string KeyOf(string sealedText) => sealedText.Split('.') is ["1", var id, _] ? id : "";

    private static byte[] Bound(Guid owner, string field) => Encoding.UTF8.GetBytes($"{owner:N}/{field}");
}

/// <summary>Names of the encrypted fields, as they are bound to their ciphertext.</summary>
internal static class SealedFields
{
    public const string NationalCode = "national_code";
    public const string Mobile = "mobile";
    public const string Birth = "birth";
    public const string Authenticator = "authenticator";
    public const string HomeAddress = "home_address";
    public const string WorkAddress = "work_address";
    public const string Email = "email";
    public const string EmailClaim = "email_claim";
    public const string ContactWish = "contact_wish";
}
