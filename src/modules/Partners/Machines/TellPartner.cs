using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using Shahr.Contracts;
using Shahr.Kit.Web;
using Shahr.Ui;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Shahr.Partners;

/// <summary>
/// A partner's server asks how it stands at the city: whether it is open, how old its secret is, how many people
/// agreed to it. Who they are is never told.
/// </summary>
internal static class TellPartner
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/api/v1/partner", ShowAsync)
            .RequireRateLimiting("partner")
            .WithSummary("How the outside system that asks stands at the city; by client credentials.");

    private static async Task<IResult> ShowAsync(
        HttpContext http,
        MachineDoor door,
        PartnersDb db,
        UiContext ui,
        CancellationToken ct
    )
    {
        if (
            await door.WhoAsync(http.Request.Headers[HeaderNames.Authorization], MachineScope.Registration, ct)
            is not { } partner
        )
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
            return PartnersProblems.MachineTokenNeeded.ToApi(ui.Language);
        }

        var people = await db.Consents.CountAsync(c => c.Application == partner && c.Status == Statuses.Valid, ct);
        return TypedResults.Json(
            new
            {
                clientId = partner.ClientId,
                name = partner.NameIn(ui.Language),
                state = partner.State.ToString(),
                scopes = partner.ScopeList,
                registeredAt = partner.RegisteredAt,
                approvedAt = partner.DecidedAt,
                secretSince = partner.SecretAt,
                people,
            }
        );
    }
}

/// <summary>
/// Which partner's server asks. Each time the token is read as OpenIddict reads it at its own addresses, with its row:
/// what was given back, or belongs to a partner that was closed, opens nothing from that moment on.
/// </summary>
internal sealed class MachineDoor(
    IOpenIddictServerFactory factory,
    IOpenIddictServerDispatcher dispatcher,
    PartnersDb db
) : IMachines
{
    private const string Bearer = "Bearer ";

    async Task<Machine?> IMachines.WhoAsync(string? authorization, string scope, CancellationToken ct) =>
        await WhoAsync(authorization, scope, ct) is { ClientId: { } client } partner
            ? new Machine(client, partner.NameFa, partner.NameEn)
            : null;

    public async Task<Partner?> WhoAsync(string? authorization, string scope, CancellationToken ct)
    {
        var header = authorization ?? "";
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return null;
        var transaction = await factory.CreateTransactionAsync();
        transaction.CancellationToken = ct;
        var shown = new ValidateTokenContext(transaction)
        {
            Token = header[Bearer.Length..].Trim(),
            ValidTokenTypes = { TokenTypeIdentifiers.AccessToken },
        };
        await dispatcher.DispatchAsync(shown);
        if (shown.IsRejected || shown.Principal is not { } principal || !principal.HasScope(scope))
            return null;
        var client = principal.GetClaim(Claims.Subject);
        return await db
            .Partners.AsNoTracking()
            .SingleOrDefaultAsync(p => p.ClientId == client && p.State == PartnerState.Open, ct);
    }
}
