using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Treasury;

/// <summary>
/// A program reads what came in, in order and page by page, as often as it likes: of its person's wallet by their
/// token, or of the issuer that its system sends bills for. What a hook missed is found here.
/// </summary>
internal static class TellEvents
{
    public const string Address = "/api/v1/events";
    private const int Most = 500;

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet(Address, ShowAsync)
            .AlsoByToken(WhoseAccount.Scope)
            .RequireRateLimiting("partner")
            .WithSummary("Money that came in, after a cursor; by token, or an issuer's system by client credentials.");

    private static async Task<IResult> ShowAsync(
        string? after,
        string? take,
        HttpContext http,
        ToldEvents events,
        WhoseAccount whose,
        UiContext ui,
        CancellationToken ct
    )
    {
        if (await whose.FindAsync(http, ct) is not { } account)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
            return WebhooksProblems.WhoAsks.ToApi(ui.Language);
        }

        var from = 0L;
        if (after is not null && !long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out from))
            return WebhooksProblems.CursorWrong.On("after").ToApi(ui.Language);
        var most = int.TryParse(take, NumberStyles.None, CultureInfo.InvariantCulture, out var asked)
            ? Math.Clamp(asked, 1, Most)
            : Most;
        var told = await events.AfterAsync(account, from, most, ct);
        return TypedResults.Ok(
            new
            {
                events = told.Select(t => t.Event),
                next = (told.Count > 0 ? told[^1].Position : from).ToString(CultureInfo.InvariantCulture),
                more = told.Count == most,
            }
        );
    }
}

/// <summary>Whose account a program asks about: its person's wallet, or that of its system's issuer.</summary>
internal sealed class WhoseAccount(IMachines machines, TreasuryDb db)
{
    /// <summary>Scope of a person's token.</summary>
    public const string Scope = "money.read";

    /// <summary>The account; null where nobody shows what opens one.</summary>
    public async Task<Guid?> FindAsync(HttpContext http, CancellationToken ct)
    {
        if (http.Features.Get<Actor>() is { } actor)
            return actor.TokenScopes?.Contains(Scope) == false ? null : MoneyAccounts.WalletOf(actor.For).Account;
        var shown = http.Request.Headers[HeaderNames.Authorization].ToString();
        if (await machines.WhoAsync(shown, IMachines.BillsWrite, ct) is not { } machine)
            return null;
        return await db
            .Issuers.Where(i => i.ClientId == machine.ClientId)
            .Select(i => (Guid?)i.Id)
            .SingleOrDefaultAsync(ct);
    }
}
