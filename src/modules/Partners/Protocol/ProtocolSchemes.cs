using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Shahr.Partners;

/// <summary>
/// Asks OpenIddict about requests to its own addresses only. Asked about all, as the framework would, it costs each
/// page of the city some forty microseconds to hear that the page is not OpenIddict's.
/// </summary>
internal sealed class ProtocolSchemes(IOptions<AuthenticationOptions> options, IHttpContextAccessor accessor)
    : AuthenticationSchemeProvider(options)
{
    private static readonly PathString _connect = "/connect";
    private static readonly PathString _wellKnown = "/.well-known";

    public override Task<IEnumerable<AuthenticationScheme>> GetRequestHandlerSchemesAsync() =>
        accessor.HttpContext is { } http && !IsProtocol(http.Request.Path)
            ? Task.FromResult<IEnumerable<AuthenticationScheme>>([])
            : base.GetRequestHandlerSchemesAsync();

    private static bool IsProtocol(PathString path) =>
        path.StartsWithSegments(_connect) || path.StartsWithSegments(_wellKnown) || path == AllowScreen.Address;
}
