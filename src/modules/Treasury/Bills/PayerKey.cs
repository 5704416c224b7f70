using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Keys;

namespace Shahr.Treasury;

/// <summary>
/// Whose a bill is, without saying so: HMAC-SHA-256 (RFC 2104) of the national code under a key of the city, written
/// <c>KEY.BASE64URL</c>. A stolen database alone tells of no bill whose it is. The ring is this room's own and its
/// older keys stay: of a hash nobody can make a new one.
/// </summary>
internal sealed class PayerKey(ICityKeys keys, IPeople people)
{
    private const string Ring = "bills";

    /// <summary>As new bills are written.</summary>
    public string Of(string nationalCode) => Make(keys.Current(Ring), nationalCode);

    /// <summary>
    /// All that bills of the person may carry; none for who has no national code here. Asked in a person's own name
    /// only: so no look is logged.
    /// </summary>
    public async Task<IReadOnlyList<string>> OfAsync(PersonId person, CancellationToken ct) =>
        await people.RecordAsync(person, "قبض‌های خود شخص", ct) is { } record
            ?
            [
                .. keys.All(Ring)
                    .Select(key => Make(key, record.NationalCode))
                    .Append(Of(record.NationalCode))
                    .Distinct(),
            ]
            : [];

    private static string Make(CityKey key, string nationalCode)
    {
        var mac = HMACSHA256.HashData(key.Secret, Encoding.UTF8.GetBytes("payer:" + nationalCode));
        return key.Id + "." + Base64Url.EncodeToString(mac);
    }
}
