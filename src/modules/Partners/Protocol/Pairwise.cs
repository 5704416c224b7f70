using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Shahr.Kit;
using Shahr.Kit.Keys;

namespace Shahr.Partners;

/// <summary>
/// By what a partner knows a person: another word in every sector (OpenID Connect Core, section 8.1), made with a key
/// outside the database. Neither the id nor the national code can be read from it, nor two partners' words compared.
/// </summary>
internal sealed class Pairwise(ICityKeys keys)
{
    private const string Ring = "pairwise";

    public string SubjectOf(PersonId person, Partner partner) => Word(partner, "sub", person.Value);

    /// <summary>The session as this partner knows it, for telling it later that the session ended.</summary>
    public string SessionOf(Guid session, Partner partner) => Word(partner, "sid", session);

    // The oldest key of the ring for ever: with another one everybody would be a stranger to every partner.
    private string Word(Partner partner, string kind, Guid what) =>
        Base64Url.EncodeToString(
            HMACSHA256.HashData(
                keys.All(Ring)[^1].Secret,
                Encoding.UTF8.GetBytes($"{kind}\n{partner.Sector}\n{what:N}")
            )
        );
}
