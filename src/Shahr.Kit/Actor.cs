using Microsoft.AspNetCore.Http;
using Shahr.Kit.Values;

namespace Shahr.Kit;

/// <summary>
/// Id of a natural person, or of an organisation or a child for whom people act: whoever may be an applicant has one.
/// Only a natural person with an account signs in.
/// </summary>
public readonly record struct PersonId(Guid Value) : ITypedId<PersonId>
{
    /// <inheritdoc/>
    public static PersonId From(Guid value) => new(value);

    /// <summary>The city itself: the applicant of what nobody asked for and it found by itself.</summary>
    public static PersonId City { get; } = new(new Guid("00000000-0000-7000-8000-000000000001"));

    /// <inheritdoc/>
    public static PersonId New() => TypedId.New<PersonId>();

    /// <inheritdoc/>
    public static bool TryParse(string? text, out PersonId id) => TypedId.TryParse(text, out id);

    /// <inheritdoc/>
    public override string ToString() => TypedId.Format(Value);
}

/// <summary>Id of an office (اداره) of the municipality or of a partner.</summary>
public readonly record struct OfficeId(Guid Value) : ITypedId<OfficeId>
{
    /// <inheritdoc/>
    public static OfficeId From(Guid value) => new(value);

    /// <inheritdoc/>
    public static OfficeId New() => TypedId.New<OfficeId>();

    /// <inheritdoc/>
    public static bool TryParse(string? text, out OfficeId id) => TypedId.TryParse(text, out id);

    /// <inheritdoc/>
    public override string ToString() => TypedId.Format(Value);
}

/// <summary>One permission held in one office.</summary>
public sealed record Grant(string Permission, OfficeId Office);

/// <summary>
/// Who is asking: a signed-in person with what they may do. Set once a request by the Identity module.
/// </summary>
public sealed record Actor
{
    /// <summary>The city, which acts by itself; nobody signs in as it.</summary>
    public static Actor City { get; } =
        new()
        {
            Person = PersonId.City,
            For = PersonId.City,
            DisplayName = "شهر",
            Session = Guid.Empty,
        };

    /// <summary>The person who acts.</summary>
    public required PersonId Person { get; init; }

    /// <summary>For whom they act; the same person unless they act for somebody else.</summary>
    public required PersonId For { get; init; }

    /// <summary>Name shown in the header and in history lines.</summary>
    public required string DisplayName { get; init; }

    /// <summary>The session this request belongs to.</summary>
    public required Guid Session { get; init; }

    /// <summary>How sure the city is that they are who they say.</summary>
    public Assurance Assurance { get; init; } = Assurance.Claimed;

    /// <summary>Permissions by office.</summary>
    public IReadOnlyList<Grant> Grants { get; init; } = [];

    /// <summary>
    /// Permissions that do not act, because this session showed one factor only: an officer shows two.
    /// </summary>
    public IReadOnlyList<Grant> Withheld { get; init; } = [];

    /// <summary>
    /// How far they act for somebody else; null in their own name. An office's permissions rest meanwhile.
    /// </summary>
    public Mandate? Mandate { get; init; }

    /// <summary>For whom they may act, if they wish.</summary>
    public IReadOnlyList<Principal> MayActFor { get; init; } = [];

    /// <summary>
    /// True while somebody asks to change how this account is signed in to: every page says so, with a button that
    /// stops it.
    /// </summary>
    public bool RecoveryWaits { get; init; }

    /// <summary>
    /// At a kiosk, which others use next: how long this session may rest without a visit; null in a browser of one's
    /// own.
    /// </summary>
    public TimeSpan? KioskRest { get; init; }

    /// <summary>
    /// What a person's own program may do that came in by a token; null for the person in a browser. It passes only
    /// routes that say so (<see cref="Web.OpenForToken"/>).
    /// </summary>
    public IReadOnlyList<string>? TokenScopes { get; init; }

    /// <summary>True when the permission is held in any office.</summary>
    public bool Can(string permission) => Grants.Any(g => g.Permission == permission);

    /// <summary>True when the permission is held in this office.</summary>
    public bool Can(string permission, OfficeId office) =>
        Grants.Any(g => g.Permission == permission && g.Office == office);

    /// <summary>Offices in which the permission is held.</summary>
    public IEnumerable<OfficeId> OfficesWith(string permission) =>
        Grants.Where(g => g.Permission == permission).Select(g => g.Office).Distinct();

    /// <summary>True for a person who works in some office.</summary>
    public bool IsOfficer => Grants.Count > 0;

    /// <summary>Handlers take an <c>Actor</c> (signed-in only) or an <c>Actor?</c> as a parameter.</summary>
    public static ValueTask<Actor?> BindAsync(HttpContext context) =>
        ValueTask.FromResult(context.Features.Get<Actor>());
}

/// <summary>The request's origin for audit and limits: who, from where, and through which door.</summary>
public sealed class CurrentRequest(IHttpContextAccessor accessor)
{
    private Actor? _actor;

    /// <summary>The signed-in person, or null. Jobs may set it.</summary>
    public Actor? Actor
    {
        get => _actor ?? accessor.HttpContext?.Features.Get<Actor>();
        set => _actor = value;
    }

    /// <summary>
    /// The network the asker comes from: the address, or of IPv6 its first half, which one subscriber holds.
    /// </summary>
    public string Network =>
        accessor.HttpContext?.Connection.RemoteIpAddress is not { } address ? "job"
        : address.IsIPv4MappedToIPv6 ? address.MapToIPv4().ToString()
        : address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
        : address.ToString();

    /// <summary>Network address of the asker, or the name of the job.</summary>
    public string Origin => accessor.HttpContext?.Connection.RemoteIpAddress?.ToString() ?? "job";
}
