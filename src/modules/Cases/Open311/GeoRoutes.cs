using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Web;

namespace Shahr.Cases.Open311;

/// <summary>What the slices of GeoReport share: addresses, formats, instants.</summary>
internal static class GeoRoutes
{
    public const string Root = "/open311/v2";

    /// <summary>The form field of GeoReport that carries a token.</summary>
    public const string Key = "api_key";

    private const string Scope = "cases.open";

    public static void AddTo(IEndpointRouteBuilder app)
    {
        Discover.Map(app);
        ListServices.Map(app);
        DefineService.Map(app);
        FileReport.Map(app);
        ListReports.Map(app);
        FindToken.Map(app);
        ListUpdates.Map(app);
        SendUpdate.Map(app);
    }

    /// <summary>A form of another program: no cookie is looked at, so that no form token is needed.</summary>
    public static void TakesForms(this RouteHandlerBuilder route) =>
        route.AlsoByToken(Scope, Key).RequireRateLimiting("upload").DisableAntiforgery();

    public static GeoFormat? Format(string? text) =>
        text switch
        {
            "xml" => GeoFormat.Xml,
            "json" => GeoFormat.Json,
            _ => null,
        };

    /// <summary>In whose name this program may do it, or why it may not.</summary>
    public static Result<Actor> Let(Actor? actor) =>
        actor is null ? GeoProblems.NoApiKey
        : actor.TokenScopes?.Contains(Scope) == true ? actor
        : KitProblems.NotByToken;

    /// <summary>An instant of the standard (ISO 8601 with its offset), or a day, which begins in UTC.</summary>
    public static bool TryInstant(string? text, out DateTime? instant)
    {
        instant = null;
        if (string.IsNullOrEmpty(text))
            return true;
        var read = DateTimeOffset.TryParse(
            // A plus sign that a client did not escape arrives as a space.
            text.Contains('T')
                ? text.Replace(' ', '+')
                : text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var at
        );
        instant = at.UtcDateTime;
        return read && at.Year is > 2000 and < 2200;
    }

    /// <summary>The several values of one parameter, with commas between them.</summary>
    public static IReadOnlyList<string> Several(string? text, int most) =>
        [.. (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(most)];

    public static IResult NotFound => TypedResults.NotFound();
}
