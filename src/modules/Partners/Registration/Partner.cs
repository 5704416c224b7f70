using System.Text.Json;
using OpenIddict.EntityFrameworkCore.Models;
using Shahr.Kit;
using static OpenIddict.Abstractions.OpenIddictConstants;
using Allow = OpenIddict.Abstractions.OpenIddictConstants.Permissions;

namespace Shahr.Partners;

/// <summary>Where a partner stands.</summary>
public enum PartnerState
{
    /// <summary>One officer registered it; another has to approve.</summary>
    Waiting,

    /// <summary>It may sign people in.</summary>
    Open,

    /// <summary>The second officer said no.</summary>
    Refused,

    /// <summary>It was open once.</summary>
    Closed,
}

/// <summary>
/// An outside system whose people the city signs in. The base class is what OpenIddict reads: without permissions it
/// answers the system nothing, and only <see cref="Approve"/> gives them.
/// </summary>
internal sealed class Partner : OpenIddictEntityFrameworkCoreApplication<Guid, Consent, PartnerToken>
{
    public string NameFa { get; set; } = "";

    public string NameEn { get; set; } = "";

    /// <summary>Why it asks, as people read it before they agree. It is never edited: another purpose is another
    /// partner.</summary>
    public string PurposeFa { get; set; } = "";

    public string PurposeEn { get; set; } = "";

    /// <summary>What it may ask, of people and by itself, with spaces.</summary>
    public string Scopes { get; set; } = "";

    /// <summary>Partners of one sector know a person by one identifier; those of two can compare nothing.</summary>
    public string Sector { get; set; } = "";

    /// <summary>Where it hears that somebody signed out of the city; null when it does not want to.</summary>
    public string? LogoutUri { get; set; }

    /// <summary>Since when its secret is the one it is.</summary>
    public DateTime? SecretAt { get; set; }

    public PartnerState State { get; set; }

    public DateTime RegisteredAt { get; set; }

    public PersonId? RegisteredBy { get; set; }

    public DateTime? DecidedAt { get; set; }

    public PersonId? DecidedBy { get; set; }

    public DateTime? ClosedAt { get; set; }

    public PersonId? ClosedBy { get; set; }

    public string NameIn(string language) => language == "en" ? NameEn : NameFa;

    public string PurposeIn(string language) => language == "en" ? PurposeEn : PurposeFa;

    public IReadOnlyList<string> ScopeList => Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>It shows a code instead of sending browsers, so nobody comes back to it.</summary>
    public bool IsScreen => Redirects.Count == 0;

    public IReadOnlyList<string> Redirects => JsonSerializer.Deserialize<string[]>(RedirectUris ?? "[]") ?? [];

    /// <summary>A registered partner that waits; nothing is answered to it yet.</summary>
    public static Partner Register(PartnerForm asked, PersonId? by, DateTime now) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            ClientId = "p-" + Guid.CreateVersion7().ToString("N"),
            ClientType = asked.IsConfidential ? ClientTypes.Confidential : ClientTypes.Public,
            // A loopback address of an installed program may come back with any port (RFC 8252, section 7.3).
            ApplicationType = asked.IsInstalled ? ApplicationTypes.Native : ApplicationTypes.Web,
            ConsentType = ConsentTypes.Explicit,
            RedirectUris = JsonSerializer.Serialize(asked.Redirects),
            LogoutUri = asked.Logout,
            NameFa = asked.NameFa,
            NameEn = asked.NameEn,
            PurposeFa = asked.PurposeFa,
            PurposeEn = asked.PurposeEn,
            Scopes = string.Join(' ', asked.Scopes),
            Sector = asked.Sector,
            State = PartnerState.Waiting,
            RegisteredAt = now,
            RegisteredBy = by,
        };

    /// <summary>What the protocol lets an open partner do.</summary>
    public string PermissionsWhenOpen()
    {
        string[] way = IsScreen
            ? [Allow.Endpoints.DeviceAuthorization, Allow.GrantTypes.DeviceCode]
            :
            [
                Allow.Endpoints.Authorization,
                Allow.GrantTypes.AuthorizationCode,
                Allow.GrantTypes.RefreshToken,
                Allow.ResponseTypes.Code,
            ];
        string[] always = [Allow.Endpoints.Token, Allow.Endpoints.Revocation, .. way];
        string[] alone = ScopeList.Any(MachineScope.Has) ? [Allow.GrantTypes.ClientCredentials] : [];
        return JsonSerializer.Serialize(always.Concat(alone).Concat(ScopeList.Select(s => Allow.Prefixes.Scope + s)));
    }
}

/// <summary>What was registered, read and found right.</summary>
internal sealed record PartnerForm(
    string NameFa,
    string NameEn,
    string PurposeFa,
    string PurposeEn,
    IReadOnlyList<string> Redirects,
    IReadOnlyList<string> Scopes,
    bool IsConfidential,
    string? Logout = null
)
{
    /// <summary>A screen shows a code; no browser comes back to it.</summary>
    public bool IsScreen => Redirects.Count == 0;

    /// <summary>An installed program listens on its own machine; a screen stands by itself as well.</summary>
    public bool IsInstalled => Redirects.All(r => new Uri(r).IsLoopback);

    /// <summary>
    /// The one host of all its addresses (OpenID Connect Core, section 8.1); what runs on people's own machines is a
    /// sector by itself.
    /// </summary>
    public string Sector => IsInstalled ? "urn:shahr:installed:" + Guid.CreateVersion7() : new Uri(Redirects[0]).Host;
}
