using Shahr.Kit.Values;

namespace Shahr.Kit;

/// <summary>Who it is for whom others act.</summary>
public enum PrincipalKind
{
    /// <summary>A person with an account, who may do it themselves.</summary>
    Person,

    /// <summary>An organisation, for which its members act.</summary>
    Organisation,

    /// <summary>A child, for whom a guardian acts.</summary>
    Ward,
}

/// <summary>Somebody for whom the actor may act.</summary>
/// <param name="Person">Their id.</param>
/// <param name="Name">Their name.</param>
/// <param name="Kind">A person, an organisation or a ward.</param>
public sealed record Principal(PersonId Person, string Name, PrincipalKind Kind = PrincipalKind.Person)
{
    /// <summary>True for whom others have to act, if anything is to be done.</summary>
    public bool HasNoHands => Kind != PrincipalKind.Person;
}

/// <summary>
/// For whom somebody acts just now and how far: read anew with the session, so that what was taken back is gone within
/// a second. Only routes that say <c>AlsoForAnother</c> open to it, and each checks beside its data.
/// </summary>
/// <param name="For">For whom, and their name.</param>
/// <param name="Services">Codes of the services they may ask for and answer in, or
/// <see cref="EveryService"/>.</param>
/// <param name="Cases">Public numbers of single cases.</param>
public sealed record Mandate(Principal For, IReadOnlyList<string> Services, IReadOnlyList<string> Cases)
{
    /// <summary>Stands in <see cref="Services"/> for all of them.</summary>
    public const string EveryService = "*";

    /// <summary>
    /// Codes of services, or <see cref="EveryService"/>, whose cases they may only see and follow.
    /// </summary>
    public IReadOnlyList<string> Seen { get; init; } = [];

    /// <summary>
    /// The highest amount that goes with a service, with <see cref="EveryService"/> or with a single case, by its code
    /// or number; what is not in here was given without one.
    /// </summary>
    public IReadOnlyDictionary<string, Rial> Limits { get; init; } = new Dictionary<string, Rial>();

    /// <summary>True when nothing is left out.</summary>
    public bool IsForEverything => Services.Contains(EveryService);

    /// <summary>True when requests of this service may be sent in the other's name.</summary>
    public bool Covers(string service) => IsForEverything || Services.Contains(service);

    /// <summary>True when this case may be followed and answered.</summary>
    public bool Covers(string service, string caseNumber) => Covers(service) || Cases.Contains(caseNumber);

    /// <summary>
    /// The highest amount they may write or pay in this service, and in this case of it; null where none was named. Of
    /// several rights that reach it the widest counts.
    /// </summary>
    public Rial? UpTo(string service, string? caseNumber = null)
    {
        Rial? most = null;
        foreach (var given in Services.Concat(Cases).Where(g => g == EveryService || g == service || g == caseNumber))
        {
            if (!Limits.TryGetValue(given, out var limit))
                return null;
            if (most is not { } widest || limit > widest)
                most = limit;
        }

        return most;
    }

    /// <summary>True when this amount may be written or paid in the other's name: the one place that says so.</summary>
    public bool May(Rial amount, string service, string? caseNumber = null) =>
        (caseNumber is null ? Covers(service) : Covers(service, caseNumber))
        && (UpTo(service, caseNumber) is not { } most || amount <= most);

    /// <summary>True when every case may be seen.</summary>
    public bool ShowsEverything => IsForEverything || Seen.Contains(EveryService);

    /// <summary>Services whose cases may be seen, where not all of them are.</summary>
    public IReadOnlyList<string> ShownServices => [.. Services, .. Seen];

    /// <summary>True when this case may be seen and followed.</summary>
    public bool Shows(string service, string caseNumber) =>
        ShowsEverything || Seen.Contains(service) || Covers(service, caseNumber);
}
