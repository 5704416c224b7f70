using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Shahr.Kit.Web;

/// <summary>What a route demands of who asks, as metadata on the endpoint.</summary>
/// <param name="Permission">Needed in some office; null means any signed-in person.</param>
public sealed record Door(string? Permission);

/// <summary>Left on a request whose door was shut: the permission its asker has not.</summary>
public sealed record MissingPermission(string Code);

/// <summary>A route that also opens to who acts for somebody else; every other is for one's own name only.</summary>
/// <param name="WithoutHands">True where only an organisation or a ward has others do it.</param>
public sealed record OpenForAnother(bool WithoutHands)
{
    /// <summary>True for whoever acts within this mandate.</summary>
    public bool To(Mandate mandate) => !WithoutHands || mandate.For.HasNoHands;
}

/// <summary>Doors in one word on a slice's route, and the answers at a closed one.</summary>
public static class Doors
{
    /// <summary>Only for signed-in people: others are led to sign-in (pages) or answered 401 (API).</summary>
    public static TBuilder RequireSignIn<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new Door(null));

    /// <summary>
    /// Only for people who hold the permission in some office; whose office it is, the slice checks beside the data.
    /// </summary>
    public static TBuilder RequirePermission<TBuilder>(this TBuilder route, string permission)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new Door(permission));

    /// <summary>
    /// Opens also to who acts for another; what of the other's they may touch, the slice checks beside the data.
    /// </summary>
    public static TBuilder AlsoForAnother<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new OpenForAnother(false));

    /// <summary>
    /// The same for organisations and wards only: what a person with an account does themselves or not at all.
    /// </summary>
    public static TBuilder AlsoForWhoHasNoHands<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new OpenForAnother(true));

    /// <summary>The refusal as RFC 9457 <c>application/problem+json</c> with its code.</summary>
    public static ProblemHttpResult ToApi(this Problem problem, string language = "fa") =>
        TypedResults.Problem(
            new ProblemDetails
            {
                Status = problem.Status,
                Title = problem.In(language),
                Type = "urn:shahr:problem:" + problem.Code,
                Extensions = { ["code"] = problem.Code, ["field"] = problem.Field },
            }
        );

    /// <summary>
    /// The answer to who has not this permission, for slices whose door says less than the whole of it.
    /// </summary>
    public static IResult Shut(HttpContext http, Actor actor, string permission) =>
        actor.Withheld.Any(g => g.Permission == permission) ? LeadToSecondFactor(http) : Forbid(http, permission);

    /// <summary>True for the JSON side of the city.</summary>
    public static bool IsApi(this HttpContext http) => http.Request.Path.StartsWithSegments("/api");

    /// <summary>Null when every door of the endpoint is open to this actor; otherwise the answer.</summary>
    internal static IResult? Closed(HttpContext http)
    {
        foreach (var door in http.GetEndpoint()?.Metadata.GetOrderedMetadata<Door>() ?? [])
        {
            if (http.Features.Get<Actor>() is not { } actor)
                return Refuse(http);
            if (TokenDoors.IsClosed(http, actor))
                return KitProblems.NotByToken.ToApi();
            var open = http.GetEndpoint()?.Metadata.GetMetadata<OpenForAnother>();
            if (actor.Mandate is { } mandate && open?.To(mandate) != true)
                return LeadToOwnName(http);
            if (door.Permission is { } needed && !actor.Can(needed))
                return Shut(http, actor, needed);
        }

        return AssuranceDoors.IsClosed(http) ? LeadToAssurance(http) : null;
    }

    private static IResult LeadToAssurance(HttpContext http) =>
        http.IsApi()
            ? KitProblems.AssuranceFirst.ToApi()
            : TypedResults.LocalRedirect("/me/assurance?next=" + Next(http));

    private static IResult Refuse(HttpContext http)
    {
        if (http.IsApi())
            return KitProblems.SignInFirst.ToApi();
        return TypedResults.LocalRedirect("/sign-in?next=" + Next(http));
    }

    private static IResult LeadToSecondFactor(HttpContext http) =>
        http.IsApi()
            ? KitProblems.SecondFactorFirst.ToApi()
            : TypedResults.LocalRedirect("/me/second-factor?next=" + Next(http));

    private static IResult LeadToOwnName(HttpContext http) =>
        http.IsApi() ? KitProblems.OwnNameOnly.ToApi() : TypedResults.LocalRedirect("/me/acting?next=" + Next(http));

    private static string Next(HttpContext http) =>
        Uri.EscapeDataString(
            HttpMethods.IsGet(http.Request.Method) ? http.Request.Path + http.Request.QueryString : FormIn(http.Request)
        );

    // Whose session ended over a form comes back to that form, not to the home page.
    private static string FormIn(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var page)
        && page.Authority == request.Host.Value
        && !page.PathAndQuery.StartsWith("//", StringComparison.Ordinal)
            ? page.PathAndQuery
            : "/";

    // A bare status: whoever writes the answers of the city says why, and asks for it outside this request's doors.
    private static IResult Forbid(HttpContext http, string permission)
    {
        http.Features.Set(new MissingPermission(permission));
        return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
    }
}
