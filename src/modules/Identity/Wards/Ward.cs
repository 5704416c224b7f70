using Shahr.Kit;
using Shahr.Kit.Values;

namespace Shahr.Identity;

/// <summary>
/// A child for whom a guardian acts until they are eighteen. The id stands beside those of people; a guardian holds a
/// <see cref="Delegation"/> whose giver the ward is, and it ends by itself.
/// </summary>
internal sealed class Ward
{
    /// <summary>Years of age at which one acts for oneself (قانون مدنی, رشد).</summary>
    public const int OfAge = 18;

    public PersonId Id { get; set; }

    public string GivenName { get; set; } = "";

    public string FamilyName { get; set; } = "";

    /// <summary>Ciphertext, bound to this row.</summary>
    public string NationalCode { get; set; } = "";

    /// <summary>Keyed hash for exact look-up; unique.</summary>
    public string NationalCodeIndex { get; set; } = "";

    public DateOnly BornOn { get; set; }

    /// <summary>Midnight in Tehran as the eighteenth birthday begins, counted in the Persian calendar.</summary>
    public static DateTime OfAgeAt(DateOnly bornOn) =>
        PersianTime.FromTehran(JalaliDate.From(bornOn).AddYears(OfAge).ToDateOnly().ToDateTime(TimeOnly.MinValue));
}

/// <summary>Somebody's word that they are a child's guardian, and what became of it.</summary>
internal sealed class Guardianship : RegistryClaim
{
    public Guid Id { get; set; }

    public PersonId Guardian { get; set; }

    public string GivenName { get; set; } = "";

    public string FamilyName { get; set; } = "";

    /// <summary>Ciphertext of the child's national code, bound to this row.</summary>
    public string NationalCode { get; set; } = "";

    public string NationalCodeIndex { get; set; } = "";

    public DateOnly BornOn { get; set; }

    public string DisplayName => Person.NameOf(GivenName, FamilyName);
}
