using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Shahr.Kit;

namespace Shahr.Identity;

/// <summary>What a passkey's challenge, or an authenticator's key, was made for.</summary>
internal enum CeremonyKind
{
    Add,
    SignIn,
    Prove,
    Authenticator,

    /// <summary>A slip of the counter, between its digits and the password.</summary>
    Entry,
}

/// <summary>
/// A challenge or a key on its way through a page, sealed, so that showing the page writes nothing. It is bound to what
/// it was made for and to whom, runs out, and is spent in the database when it comes back: a second time it is refused.
/// </summary>
internal sealed record Ceremony(Guid Id, CeremonyKind Kind, PersonId? Person, DateTime EndsAt, string State)
{
    /// <summary>A challenge is answered at once; whoever sets an app up may have to install it first.</summary>
    public static TimeSpan LengthOf(CeremonyKind kind) =>
        TimeSpan.FromMinutes(kind == CeremonyKind.Authenticator ? 30 : 10);
}

/// <summary>Seals challenges into pages and opens them when they come back.</summary>
internal sealed class Ceremonies(IDataProtectionProvider provider, Limits limits, TimeProvider clock)
{
    private readonly IDataProtector _protector = provider.CreateProtector("shahr.identity.ceremony.v1");

    public string Seal(CeremonyKind kind, PersonId? person, string state) =>
        _protector.Protect(
            JsonSerializer.Serialize(
                new Ceremony(
                    Guid.CreateVersion7(),
                    kind,
                    person,
                    clock.GetUtcNow().UtcDateTime + Ceremony.LengthOf(kind),
                    state
                )
            )
        );

    /// <summary>The framework's state of the challenge; null when it is forged, foreign, late or was used.</summary>
    public async Task<string?> SpendAsync(CeremonyKind kind, PersonId? person, string? sealedText, CancellationToken ct)
    {
        if (Read(kind, person, sealedText) is not { } ceremony)
            return null;
        var spent = await limits.CountAsync("ceremony:" + ceremony.Id.ToString("N"), 1, Ceremony.LengthOf(kind), ct);
        return spent is null ? ceremony.State : null;
    }

    /// <summary>Looks without spending; null when it is forged, foreign or late.</summary>
    public Ceremony? Read(CeremonyKind kind, PersonId? person, string? sealedText) =>
        Open(sealedText) is { } ceremony
        && ceremony.Kind == kind
        && ceremony.Person == person
        && ceremony.EndsAt > clock.GetUtcNow().UtcDateTime
            ? ceremony
            : null;

    private Ceremony? Open(string? sealedText)
    {
        if (sealedText is null or { Length: > 10_000 })
            return null;
        try
        {
            return JsonSerializer.Deserialize<Ceremony>(_protector.Unprotect(sealedText));
        }
        catch (CryptographicException)
        {
            // Forged, or of another city.
            return null;
        }
    }
}
