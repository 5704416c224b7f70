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

    /// <summary>The same about a child, and whether somebody is its guardian.</summary>
    /// <exception cref="RegistryException">It refused or cannot be reached.</exception>
    Task<GuardianAnswer> AskAsync(Guid question, GuardianClaim claim, CancellationToken ct);
}

/// <summary>What a guardian says of a child.</summary>
internal sealed record GuardianClaim(NationalCode Guardian, CivilClaim Child);

/// <summary>What the registry says to it.</summary>
/// <param name="Child">About the child; carries the question's id.</param>
/// <param name="IsGuardian">True for a parent, or whom a court appointed.</param>
internal sealed record GuardianAnswer(CivilAnswer Child, bool IsGuardian)
{
    public bool Fits => Child is { Fits: true, BirthFits: true } && IsGuardian;
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

/// <summary>The registry of companies (as سامانهٔ ثبت شرکت‌ها is): may this person sign for this organisation?</summary>
internal interface ICompanyRegistry
{
    /// <exception cref="RegistryException">It refused or cannot be reached.</exception>
    Task<CompanyAnswer> AskAsync(Guid question, CompanyClaim claim, CancellationToken ct);
}

/// <summary>What a person says of an organisation.</summary>
internal sealed record CompanyClaim(LegalEntityCode Code, string Name, NationalCode Signatory);

/// <summary>What the registry says to it; nothing of what it holds itself.</summary>
/// <param name="Question">The question's id.</param>
/// <param name="IsActive">False for what was dissolved, and for codes it has not given out.</param>
/// <param name="NameFits">True when the name is that of the code.</param>
/// <param name="IsSignatory">True when that person may sign alone.</param>
internal sealed record CompanyAnswer(Guid Question, bool IsActive, bool NameFits, bool IsSignatory)
{
    public bool Fits => IsActive && NameFits && IsSignatory;
}

/// <summary>A registry that refused, is away, or is not connected.</summary>
internal sealed class RegistryException(string message) : Exception(message);

/// <summary>A city that no registry is connected to: nobody is checked, and nobody is taken for checked.</summary>
internal sealed class UnconnectedRegistries : IMobileOwnerRegistry, ICivilRegistry, ICompanyRegistry
{
    Task<MobileOwnerAnswer> IMobileOwnerRegistry.AskAsync(Guid q, NationalCode c, Mobile m, CancellationToken ct) =>
        throw new RegistryException("No registry of mobiles is connected.");

    Task<CivilAnswer> ICivilRegistry.AskAsync(Guid q, CivilClaim c, CancellationToken ct) =>
        throw new RegistryException("No civil registry is connected.");

    Task<GuardianAnswer> ICivilRegistry.AskAsync(Guid q, GuardianClaim c, CancellationToken ct) =>
        throw new RegistryException("No civil registry is connected.");

    Task<CompanyAnswer> ICompanyRegistry.AskAsync(Guid q, CompanyClaim c, CancellationToken ct) =>
        throw new RegistryException("No registry of companies is connected.");
}
