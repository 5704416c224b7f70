using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit.Outbox;
using Shahr.Kit.Values;
using Shahr.Kit.Web;

namespace Shahr.Notify;

/// <summary>An operator lets an event that no handler could take be tried again, or lets it go with a reason.</summary>
internal static class SettleDeadEvent
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/notify/dead-events/{seq:long}/retry", Retry).RequirePermission(NotifyModule.Operate);
        app.MapPost("/notify/dead-events/{seq:long}/discard", Discard).RequirePermission(NotifyModule.Operate);
    }

    internal sealed record Form(string? Reason);

    internal static async Task<Results<RedirectHttpResult, RazorComponentResult>> Retry(
        long seq,
        NotifyDb db,
        OutboxDesk events,
        CancellationToken ct
    )
    {
        var answer = await events.RetryAsync(seq, ct);
        if (answer.Problem is { } problem)
            return await ListDeadLetters.Again(problem, db, events, ct);
        return TypedResults.LocalRedirect("/notify/dead-letters");
    }

    internal static async Task<Results<RedirectHttpResult, RazorComponentResult>> Discard(
        long seq,
        [FromForm] Form form,
        NotifyDb db,
        OutboxDesk events,
        CancellationToken ct
    )
    {
        var answer = await events.DiscardAsync(seq, PersianText.CleanLine(form.Reason), ct);
        if (answer.Problem is { } problem)
            return await ListDeadLetters.Again(problem, db, events, ct);
        return TypedResults.LocalRedirect("/notify/dead-letters");
    }
}
