using Microsoft.AspNetCore.Builder;

namespace Shahr.Kit.Web;

/// <summary>
/// A question that comes by POST because of its size, such as a file to check. Its form must be ours as any other, but
/// it stands in no queue of writers, and the database refuses whatever it tries to write.
/// </summary>
public sealed record ChangesNothing;

/// <summary>The mark in one word on a slice's route.</summary>
public static class Questions
{
    /// <summary>This POST only reads.</summary>
    public static TBuilder ChangesNothing<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new ChangesNothing());
}
