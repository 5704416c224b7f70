using Shahr.Kit;

namespace Shahr.Web.Host;

/// <summary>
/// What is shown to somebody who is signed in stays in no cache: after they leave, the way back shows nothing of it.
/// Whoever serves something else (a tile, a file) says so in its own answer. Built assets are answered before this.
/// </summary>
internal sealed class PersonalPages(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (http.Features.Get<Actor>() is not null)
            http.Response.Headers.CacheControl = "no-store";
        return next(http);
    }
}
