using Shahr.Kit.Values;

namespace Shahr.Identity;

/// <summary>
/// The registry of mobiles (as شاهکار is): does this mobile belong to the holder of this national code? Port to the
/// outside: an answer carries the question's id, so that an answer to another question is not taken for ours.
/// </summary>
internal interface IMobileOwnerRegistry
{
    /// <exception cref="RegistryException">It refused or cannot be reached.</exception>
    Task<MobileOwnerAnswer> AskAsync(Guid question, NationalCode code, Mobile mobile, CancellationToken ct);
}

/// <summary>Whether the mobile is theirs.</summary>
internal sealed record MobileOwnerAnswer(Guid Question, bool IsOwner);

/// <summary>The civil registry (as ثبت احوال is): does somebody live by this code and name?</summary>
internal interface ICivilRegistry
{
    /// <exception cref="RegistryException">It refused or cannot be reached.</exception>
    Task<CivilAnswer> AskAsync(Guid question, CivilClaim claim, CancellationToken ct);
}

/// <summary>What a person says of themselves; a day of birth is compared where it is known.</summary>
internal sealed record CivilClaim(NationalCode Code, string GivenName, string FamilyName, DateOnly? BornOn);

/// <summary>What the registry says to a claim; nothing of what it holds itself.</summary>
/// <param name="Question">The question's id.</param>
/// <param name="IsAlive">False for the dead, and for codes it has not given out.</param>
/// <param name="NameFits">True when the name is that of the code.</param>
/// <param name="BirthFits">The same for the day of birth; null when none was claimed.</param>
internal sealed record CivilAnswer(Guid Question, bool IsAlive, bool NameFits, bool? BirthFits)
{
    public bool Fits => IsAlive && NameFits && BirthFits is not false;
}

/// <summary>A registry that refused, is away, or is not connected.</summary>
internal sealed class RegistryException(string message) : Exception(message);

/// <summary>A city that no registry is connected to: nobody is checked, and nobody is taken for checked.</summary>
internal sealed class UnconnectedRegistries : IMobileOwnerRegistry, ICivilRegistry
{
    Task<MobileOwnerAnswer> IMobileOwnerRegistry.AskAsync(Guid q, NationalCode c, Mobile m, CancellationToken ct) =>
        throw new RegistryException("No registry of mobiles is connected.");

    Task<CivilAnswer> ICivilRegistry.AskAsync(Guid q, CivilClaim c, CancellationToken ct) =>
        throw new RegistryException("No civil registry is connected.");
}
