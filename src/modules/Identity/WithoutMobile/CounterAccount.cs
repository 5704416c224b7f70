using Shahr.Kit.Values;

namespace Shahr.Identity;

/// <summary>
/// An account that an officer writes down at a counter for somebody without a mobile; a second officer confirms it. The
/// id of the person is theirs from the beginning, so that they find the looks of both officers afterwards.
/// </summary>
internal sealed class CounterAccount : FourEyes
{
    public static readonly TimeSpan Length = TimeSpan.FromHours(24);

    /// <summary>Ciphertext bound to this row's id; null once this is over.</summary>
    public string? NationalCode { get; set; }

    /// <summary>Keyed hash; null once this is over.</summary>
    public string? NationalCodeIndex { get; set; }

    /// <summary>Ciphertext of the day of birth; null once this is over.</summary>
    public string? SealedBirth { get; set; }

    /// <summary>Empty once this is over.</summary>
    public string GivenName { get; set; } = "";

    public string FamilyName { get; set; } = "";

    public SeenPaper Paper { get; set; }

    /// <summary>What of it was compared; never a scan.</summary>
    public string PaperNote { get; set; } = "";

    /// <summary>False where the registry of people did not answer; where it said no, there is no row.</summary>
    public bool RegistryFits { get; set; }
}

/// <summary>What an officer writes down of somebody who stands before them.</summary>
internal sealed record AccountOrder(
    NationalCode Code,
    DateOnly Born,
    string GivenName,
    string FamilyName,
    SeenPaper Paper,
    string PaperNote,
    string Reason
);
