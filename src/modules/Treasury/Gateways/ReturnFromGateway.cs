using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Treasury;

/// <summary>
/// Where providers send browsers back to. Open to everybody, and harmless: what is said here is never believed. With
/// the token of the order it is a reason to ask the provider now; without, it only leads to the page of the attempt,
/// which its owner alone can read. Twice, late, in another order or forged it changes nothing.
/// </summary>
internal static partial class ReturnFromGateway
{
    private const string Route = "/gateways/{gateway}/return/{number}";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Route, BackAsync).RequireRateLimiting("partner");
        // Writes nothing itself: the look begins after the answer was found, in transactions of its own.
        app.MapPost(Route, BackAsync).RequireRateLimiting("partner").DisableAntiforgery().ChangesNothing();
    }

    /// <summary>The address for one order.</summary>
    public static string Address(string gateway, string number) => $"/gateways/{gateway}/return/{number}";

    private static async Task<IResult> BackAsync(
        string gateway,
        string number,
        ReturnedWords words,
        GatewayLines lines,
        TreasuryDb db,
        ILogger<GatewayAsker> log,
        CancellationToken ct
    )
    {
        var one = await db
            .Tries.AsNoTracking()
            .SingleOrDefaultAsync(t => t.Number == number && t.Gateway == gateway, ct);
        if (one is null || lines.Find(gateway) is not { } provider)
            return Pages.Refuse(GatewaysProblems.TopUpNotFound, new WayOn("کیف پول من", "My wallet", "/wallet"));
        var then = new SeeOther(ShowTopUp.Address(one));
        if (provider.Read(words.Told).Token == one.Token)
            return new CarriesTry(one.Id, then, CameBack: true);
        LogForged(log, gateway, number);
        return then;
    }

    [LoggerMessage(1, LogLevel.Warning, "Somebody came back from {Gateway} for {Number} with another token")]
    private static partial void LogForged(ILogger log, string gateway, string number);
}

/// <summary>What a browser brought: of the address and of a small form; the form wins.</summary>
internal sealed record ReturnedWords(IReadOnlyDictionary<string, string> Told)
{
    private const int LongestBody = 16 * 1024;

    public static async ValueTask<ReturnedWords?> BindAsync(HttpContext http)
    {
        var told = http.Request.Query.ToDictionary(q => q.Key, q => q.Value.ToString());
        if (http.Request is not { HasFormContentType: true, ContentLength: <= LongestBody })
            return new ReturnedWords(told);
        try
        {
            foreach (var field in await http.Request.ReadFormAsync(http.RequestAborted))
                told[field.Key] = field.Value.ToString();
        }
        catch (InvalidDataException)
        {
            // No form: then it says nothing.
        }

        return new ReturnedWords(told);
    }
}
