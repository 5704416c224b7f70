using Microsoft.AspNetCore.Identity;
using Shahr.Kit;

namespace Shahr.Identity;

/// <summary>
/// A natural person with an account. The framework's user name is the id and its phone number stays empty: national
/// code and mobile exist only as ciphertext (<see cref="PersonalData"/>) and as a keyed index.
/// </summary>
internal sealed class Person : IdentityUser<Guid>
{
    public string GivenName { get; set; } = "";

    public string FamilyName { get; set; } = "";

    /// <summary><c>fa</c> or <c>en</c>.</summary>
    public string Language { get; set; } = "fa";

    /// <summary>Ciphertext.</summary>
    public string NationalCode { get; set; } = "";

    /// <summary>Keyed hash for exact look-up; unique.</summary>
    public string NationalCodeIndex { get; set; } = "";

    /// <summary>Ciphertext.</summary>
    public string Mobile { get; set; } = "";

    /// <summary>Keyed hash; not unique, for families share a telephone.</summary>
    public string MobileIndex { get; set; } = "";

    public DateTime JoinedAt { get; set; }

    public PersonId PersonId => new(Id);

    public string DisplayName => NameOf(GivenName, FamilyName);

    /// <summary>Some people have one name only.</summary>
    public static string NameOf(string given, string family) => (given + " " + family).Trim();
}
