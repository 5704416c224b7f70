using Microsoft.AspNetCore.Http;

namespace Shahr.Identity;

/// <summary>The unfinished flow of this browser.</summary>
internal sealed class FlowFinder(IdentityDb db, FlowCookie cookie, TimeProvider clock)
{
    /// <summary>
    /// Null when there is none, it has run out, was finished, or is of another kind; no kind means any that begins
    /// without sign-in.
    /// </summary>
    public async Task<Flow?> OpenAsync(HttpContext http, FlowKind? kind, CancellationToken ct)
    {
        if (cookie.Read(http) is not { } id)
            return null;
        var flow = await db.Flows.FindAsync([id], ct);
        return
            flow is not null
            && flow.IsOpen(clock.GetUtcNow().UtcDateTime)
            && (kind is { } one ? flow.Kind == one : flow.Kind != FlowKind.Proof)
            ? flow
            : null;
    }
}
