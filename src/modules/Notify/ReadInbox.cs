using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Web;

namespace Shahr.Notify;

/// <summary>«همه را دیدم»: my unread messages become read.</summary>
internal static class ReadInbox
{
    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/inbox/reading", Submit).RequireSignIn();

    internal static async Task<IResult> Submit(
        Actor actor,
        NotifyDb db,
        InboxChanged changed,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var read = await db
            .Messages.Where(m => m.PersonId == actor.Person && m.Channel == Channel.Inbox && m.ReadAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.ReadAt, now), ct);
        if (read > 0)
            changed.Of(actor.Person);
        return new SeeOther("/inbox");
    }
}
