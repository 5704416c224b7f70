using Microsoft.AspNetCore.Http;

namespace Shahr.Kit.Web;

/// <summary>303: the form was taken; the browser goes on to a page of this city by GET.</summary>
/// <param name="Address">A local address.</param>
public sealed record SeeOther(string Address) : IResult, IStatusCodeHttpResult
{
    /// <inheritdoc/>
    public int? StatusCode => StatusCodes.Status303SeeOther;

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = Address;
        return Task.CompletedTask;
    }
}

/// <summary>Addresses that came from outside.</summary>
public static class LocalAddress
{
    /// <summary>
    /// The address when it leads inside the city, otherwise <paramref name="otherwise"/>: no open redirect.
    /// </summary>
    public static string Or(string? address, string otherwise = "/") =>
        address is ['/'] or ['/', not ('/' or '\\'), ..]
        // A partner's request to sign somebody in is one long address.
        && address.Length <= 2000
        && address.All(c => c is > ' ' and < '\x7f')
        && Uri.IsWellFormedUriString(address, UriKind.Relative)
            ? address
            : otherwise;
}
