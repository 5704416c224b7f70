using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Web;

namespace Shahr.Web.Host;

/// <summary>How many messages wait unread for who asks for this page.</summary>
internal sealed record UnreadMessages(int Count);

/// <summary>
/// Asks for the badge in the header before the page is made: a page's context is built in one go and cannot wait.
/// </summary>
internal sealed class UnreadBadge(RequestDelegate next, IUnread unread)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (http.Features.Get<Actor>() is { } actor && !http.IsApi())
        {
            var count = await unread.CountAsync(actor.Person, http.RequestAborted);
            http.Features.Set(new UnreadMessages(count));
        }

        await next(http);
    }
}
