namespace Shahr.Kit;

/// <summary>Somebody for whom the actor may act.</summary>
public sealed record Principal(PersonId Person, string Name);

/// <summary>
/// For whom somebody acts just now and how far: read anew with the session, so that what was taken back is gone within
/// a second. Only routes that say <c>AlsoForAnother</c> open to it, and each checks beside its data.
/// </summary>
/// <param name="For">For whom, and their name.</param>
/// <param name="Services">Codes of the services, or <see cref="EveryService"/>.</param>
/// <param name="Cases">Public numbers of single cases.</param>
public sealed record Mandate(Principal For, IReadOnlyList<string> Services, IReadOnlyList<string> Cases)
{
    /// <summary>Stands in <see cref="Services"/> for all of them.</summary>
    public const string EveryService = "*";

    /// <summary>True when nothing is left out.</summary>
    public bool IsForEverything => Services.Contains(EveryService);

    /// <summary>True when requests of this service may be sent in the other's name.</summary>
    public bool Covers(string service) => IsForEverything || Services.Contains(service);

    /// <summary>True when this case may be followed and answered.</summary>
    public bool Covers(string service, string caseNumber) => Covers(service) || Cases.Contains(caseNumber);
}
