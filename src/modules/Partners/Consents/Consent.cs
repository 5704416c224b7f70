using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpenIddict.EntityFrameworkCore.Models;
using Shahr.Kit;

namespace Shahr.Partners;

/// <summary>What a person allowed a partner, until they take it back. Every code and token hangs on it.</summary>
internal sealed class Consent : OpenIddictEntityFrameworkCoreAuthorization<Guid, Partner, PartnerToken>
{
    public PersonId PersonId { get; set; }

    /// <summary>When the partner last signed the person in.</summary>
    public DateTime UsedAt { get; set; }

    public DateTime? RevokedAt { get; set; }

    public IReadOnlyList<string> ScopeList => JsonSerializer.Deserialize<string[]>(Scopes ?? "[]") ?? [];

    public bool Covers(IEnumerable<string> scopes) => scopes.All(ScopeList.Contains);
}

/// <summary>Takes turns at a consent.</summary>
internal static class ConsentTurns
{
    /// <summary>
    /// Holds the consent's row until the transaction ends. Several that take back the same tokens at once would
    /// otherwise lock them in different orders, each waiting for the other.
    /// </summary>
    public static Task LockAsync(this PartnersDb db, string consent, CancellationToken ct) =>
        Guid.TryParse(consent, out var id)
            ? db
                .Consents.Where(c => c.Id == id)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.UsedAt, c => c.UsedAt), ct)
            : Task.CompletedTask;
}

/// <summary>One code or token that was issued: whose, for what, until when, and whether it still counts.</summary>
internal sealed class PartnerToken : OpenIddictEntityFrameworkCoreToken<Guid, Partner, Consent>
{
    /// <summary>When a screen last asked whether its person agreed.</summary>
    public DateTime? PolledAt { get; set; }
}
