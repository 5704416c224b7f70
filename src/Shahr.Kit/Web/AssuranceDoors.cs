using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Shahr.Kit.Web;

/// <summary>What a route demands of how sure the city is of who asks, as metadata beside its door.</summary>
public sealed record AssuranceDoor(Assurance Least);

/// <summary>Says so on a slice's route.</summary>
public static class AssuranceDoors
{
    /// <summary>
    /// Only for signed-in people of whom the city is at least so sure; others are led to a page that says what to do.
    /// </summary>
    public static TBuilder RequireAssurance<TBuilder>(this TBuilder route, Assurance least = Assurance.Checked)
        where TBuilder : IEndpointConventionBuilder => route.RequireSignIn().WithMetadata(new AssuranceDoor(least));

    internal static bool IsClosed(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<AssuranceDoor>() is { } door
        && !(http.Features.Get<Actor>()?.Assurance >= door.Least);
}
