using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Outbox;
using Shahr.Kit.Values;
using Shahr.Kit.Web;

namespace Shahr.Notify;

/// <summary>An operator sends a stuck message again, or lets it go with a reason. Both are in the history.</summary>
internal static class SettleDeadLetter
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/notify/dead-letters/{id:guid}/retry", Retry).RequirePermission(NotifyModule.Operate);
        app.MapPost("/notify/dead-letters/{id:guid}/discard", Discard).RequirePermission(NotifyModule.Operate);
    }

    internal sealed record Form(string? Reason);

    internal static async Task<Results<RedirectHttpResult, RazorComponentResult>> Retry(
        Guid id,
        NotifyDb db,
        OutboxDesk events,
        AuditTrail audit,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var message = await db.Messages.SingleOrDefaultAsync(m => m.Id == id, ct);
        var problem = message is null ? NotifyProblems.NotDead : message.Retry(clock.GetUtcNow().UtcDateTime);
        if (problem is not null)
            return await ListDeadLetters.Again(problem, db, events, ct);
        audit.Record("notify.retried", "message", id.ToString());
        return TypedResults.LocalRedirect("/notify/dead-letters");
    }

    internal static async Task<Results<RedirectHttpResult, RazorComponentResult>> Discard(
        Guid id,
        [FromForm] Form form,
        NotifyDb db,
        OutboxDesk events,
        AuditTrail audit,
        CancellationToken ct
    )
    {
        var reason = PersianText.CleanLine(form.Reason);
        if (reason.Length is 0 or > 500)
            return await ListDeadLetters.Again(NotifyProblems.ReasonNeeded, db, events, ct);
        var message = await db.Messages.SingleOrDefaultAsync(m => m.Id == id, ct);
        var problem = message is null ? NotifyProblems.NotDead : message.Discard();
        if (problem is not null)
            return await ListDeadLetters.Again(problem, db, events, ct);
        audit.Record("notify.discarded", "message", id.ToString(), reason);
        return TypedResults.LocalRedirect("/notify/dead-letters");
    }
}
