using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using Shahr.Kit.Audit;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Shahr.Partners;

/// <summary>
/// A code, and each refresh token, works once. OpenIddict lets two refreshes at the same instant both through; here
/// the database decides, and whoever came second takes everything back that hangs on the same consent, as a thief and
/// the owner cannot be told apart (RFC 9700, section 4.14.2).
/// </summary>
internal sealed class SpendOnce(PartnersDb db, IOpenIddictTokenManager tokens, AuditTrail audit, TimeProvider clock)
    : IOpenIddictServerHandler<ProcessSignInContext>
{
    public async ValueTask HandleAsync(ProcessSignInContext context)
    {
        if (context.EndpointType is not OpenIddictServerEndpointType.Token)
            return;
        var shown = context.Transaction.GetProperty<ProcessAuthenticationContext>(
            typeof(ProcessAuthenticationContext).FullName ?? ""
        );
        var principal = shown?.AuthorizationCodePrincipal ?? shown?.DeviceCodePrincipal ?? shown?.RefreshTokenPrincipal;
        if (!Guid.TryParse(principal?.GetTokenId(), out var id))
            return;

        // The consent before its tokens, as whoever takes them back does: in one order nobody waits in a circle.
        var consent = principal?.GetAuthorizationId();
        if (consent is not null)
            await db.LockAsync(consent, context.CancellationToken);
        if (await db.Tokens.SpendAsync(id, clock.GetUtcNow().UtcDateTime, context.CancellationToken))
            return;
        if (consent is not null)
        {
            await tokens.RevokeByAuthorizationIdAsync(consent, context.CancellationToken);
            audit.Record("partners.token_came_twice", "consent", consent);
        }

        context.Reject(Errors.InvalidGrant, "The token was used already.");
    }
}

internal static class TokensOnce
{
    /// <summary>True for the first who spends a token; of two who show it at once one does.</summary>
    public static async Task<bool> SpendAsync(
        this IQueryable<PartnerToken> tokens,
        Guid id,
        DateTime now,
        CancellationToken ct
    ) =>
        await tokens
            .Where(t => t.Id == id && t.Status == Statuses.Valid)
            .ExecuteUpdateAsync(
                set => set.SetProperty(t => t.Status, Statuses.Redeemed).SetProperty(t => t.RedemptionDate, now),
                ct
            ) > 0;
}

/// <summary>
/// What was spent already comes again: OpenIddict takes back all that hangs on the consent, and the trail says so.
/// </summary>
internal sealed class TellReuse(PartnersDb db, IOpenIddictTokenManager tokens, AuditTrail audit)
    : IOpenIddictServerHandler<ValidateTokenContext>
{
    public async ValueTask HandleAsync(ValidateTokenContext context)
    {
        if (context.TokenId is not { } id || context.AuthorizationId is not { } consent)
            return;
        if (
            await tokens.FindByIdAsync(id, context.CancellationToken) is { } token
            && await tokens.HasStatusAsync(token, Statuses.Redeemed, context.CancellationToken)
        )
        {
            await db.LockAsync(consent, context.CancellationToken);
            audit.Record("partners.token_came_twice", "consent", consent);
        }
    }
}
