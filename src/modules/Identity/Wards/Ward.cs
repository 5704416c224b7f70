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

/// <summary>How far the city believes a guardian.</summary>
internal enum GuardianshipState
{
    /// <summary>Somebody says so.</summary>
    Claimed,

    /// <summary>The civil registry or an officer says so too.</summary>
    Confirmed,

    /// <summary>An officer did not believe it.</summary>
    Refused,
}

/// <summary>
/// Somebody's word that they are a child's guardian, and what became of it. Its state changes only by guarded updates
/// in <see cref="WardDesk"/>.
/// </summary>
internal sealed class Guardianship
{
    public Guid Id { get; set; }

    public PersonId Guardian { get; set; }

    public string GivenName { get; set; } = "";

    public string FamilyName { get; set; } = "";

    /// <summary>Ciphertext of the child's national code, bound to this row.</summary>
    public string NationalCode { get; set; } = "";

    public string NationalCodeIndex { get; set; } = "";

    public DateOnly BornOn { get; set; }

    public GuardianshipState State { get; set; }

    public DateTime ClaimedAt { get; set; }

    /// <summary>When the civil registry is asked next; null when it is asked no more.</summary>
    public DateTime? CheckAt { get; set; }

    public int CheckTimes { get; set; }

    /// <summary>When the registry said no; an officer decides.</summary>
    public DateTime? DifferedAt { get; set; }

    public DateTime? DecidedAt { get; set; }

    /// <summary>The officer; null where the registry decided.</summary>
    public PersonId? DecidedBy { get; set; }

    /// <summary>What paper the officer saw, or why they refused.</summary>
    public string? Note { get; set; }

    public string DisplayName => Person.NameOf(GivenName, FamilyName);
}
