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
using Shahr.Ui;

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

    internal static async Task<Results<RedirectHttpResult, RazorComponentResult<ListDeadLettersPage>>> Retry(
        Guid id,
        NotifyDb db,
        OutboxDesk events,
        AuditTrail audit,
        UiContext ui,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var message = await db.Messages.SingleOrDefaultAsync(m => m.Id == id, ct);
        var problem = message is null ? NotifyProblems.NotDead : message.Retry(clock.GetUtcNow().UtcDateTime);
        if (problem is not null)
            return await RefuseAsync(problem, db, events, ui, ct);
        audit.Record("notify.retried", "message", id.ToString());
        return TypedResults.LocalRedirect("/notify/dead-letters");
    }

    internal static async Task<Results<RedirectHttpResult, RazorComponentResult<ListDeadLettersPage>>> Discard(
        Guid id,
        [FromForm] Form form,
        NotifyDb db,
        OutboxDesk events,
        AuditTrail audit,
        UiContext ui,
        CancellationToken ct
    )
    {
        var reason = PersianText.CleanLine(form.Reason);
        if (reason.Length is 0 or > 500)
            return await RefuseAsync(NotifyProblems.ReasonNeeded, db, events, ui, ct);
        var message = await db.Messages.SingleOrDefaultAsync(m => m.Id == id, ct);
        var problem = message is null ? NotifyProblems.NotDead : message.Discard();
        if (problem is not null)
            return await RefuseAsync(problem, db, events, ui, ct);
        audit.Record("notify.discarded", "message", id.ToString(), reason);
        return TypedResults.LocalRedirect("/notify/dead-letters");
    }

    internal static async Task<RazorComponentResult<ListDeadLettersPage>> RefuseAsync(
        Problem problem,
        NotifyDb db,
        OutboxDesk events,
        UiContext ui,
        CancellationToken ct
    ) =>
        new(await ListDeadLetters.PageAsync(db, events, null, problem.In(ui.Language), ct))
        {
            StatusCode = problem.Status,
        };
}
