using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Shahr.Kit.Web;

/// <summary>A route that opens also to a person's own program; every other is for the person in a browser.</summary>
/// <param name="Scope">What the token must be for, <c>cases.read</c>.</param>
/// <param name="Field">
/// Where the route speaks a standard whose clients send their key as a field of the form, that field's name. Such a
/// route looks at no cookie.
/// </param>
public sealed record OpenForToken(string Scope, string? Field = null);

/// <summary>Says so on a slice's route, beside its door.</summary>
public static class TokenDoors
{
    /// <summary>Opens also to a token of this scope.</summary>
    public static TBuilder AlsoByToken<TBuilder>(this TBuilder route, string scope, string? field = null)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new OpenForToken(scope, field));

    internal static bool IsClosed(HttpContext http, Actor actor) =>
        actor.TokenScopes is { } scopes
        && !(http.GetEndpoint()?.Metadata.GetMetadata<OpenForToken>() is { } open && scopes.Contains(open.Scope));
}
