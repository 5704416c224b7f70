using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Shahr.Kit.Web;

/// <summary>
/// What cannot easily be undone, as metadata on its route: who asks must have shown who they are a short while ago, or
/// show it now, on a page that says what for.
/// </summary>
/// <param name="Fa">
/// The act as the person reads it before they prove it. Places such as <c>{Amount}</c> are filled with what was sent:
/// a field of the form or a part of the address.
/// </param>
/// <param name="En">The same in English.</param>
public sealed record DangerousAct(string Fa, string En);

/// <summary>Asks who is signed in to show again who they are.</summary>
public interface IProveAgain
{
    /// <summary>
    /// Null when they did so a short while ago or do so with this very request; otherwise the page that asks, which
    /// carries what was sent and sends it again together with the proof.
    /// </summary>
    Task<IResult?> AskAsync(HttpContext http, DangerousAct act, CancellationToken ct);
}

/// <summary>Says so on a slice's route, beside its door.</summary>
public static class DangerousActs
{
    /// <summary>
    /// Only with a fresh proof. For changing requests whose form has no files: whoever is asked loses nothing typed.
    /// </summary>
    public static TBuilder RequireFresh<TBuilder>(this TBuilder route, string fa, string en)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new DangerousAct(fa, en));
}
