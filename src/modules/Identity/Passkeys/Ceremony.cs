using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Shahr.Kit;

namespace Shahr.Identity;

/// <summary>What a passkey's challenge was made for.</summary>
internal enum CeremonyKind
{
    Add,
    SignIn,
}

/// <summary>
/// A challenge on its way through a page, sealed, so that showing the page writes nothing. It is bound to what it was
/// made for and to whom, runs out, and is spent in the database when it comes back: a second time it is refused.
/// </summary>
internal sealed record Ceremony(Guid Id, CeremonyKind Kind, PersonId? Person, DateTime EndsAt, string State)
{
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(10);
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
                    clock.GetUtcNow().UtcDateTime + Ceremony.Length,
                    state
                )
            )
        );

    /// <summary>The framework's state of the challenge; null when it is forged, foreign, late or was used.</summary>
    public async Task<string?> SpendAsync(CeremonyKind kind, PersonId? person, string? sealedText, CancellationToken ct)
    {
        var ceremony = Open(sealedText);
        if (ceremony is null || ceremony.Kind != kind || ceremony.Person != person)
            return null;
        if (ceremony.EndsAt <= clock.GetUtcNow().UtcDateTime)
            return null;
        var spent = await limits.CountAsync("ceremony:" + ceremony.Id.ToString("N"), 1, Ceremony.Length, ct);
        return spent is null ? ceremony.State : null;
    }

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
