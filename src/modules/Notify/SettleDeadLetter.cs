using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Outbox;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Notify;

/// <summary>
/// An operator sends a stuck or doubtful message again, or lets it go with a reason. Both are in the history.
/// </summary>
internal static class SettleDeadLetter
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/notify/dead-letters/{id:guid}/retry", Retry).RequirePermission(NotifyModule.Operate);
        app.MapGet("/notify/dead-letters/{id:guid}/discard", Show).RequirePermission(NotifyModule.Operate);
        app.MapPost("/notify/dead-letters/{id:guid}/discard", Discard).RequirePermission(NotifyModule.Operate);
    }

    internal static async Task<IResult> Retry(
        Guid id,
        NotifyDb db,
        OutboxDesk events,
        AuditTrail audit,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (await FindAsync(id, db, ct) is not { } message)
            return await ListDeadLetters.Again(NotifyProblems.NotDead, db, events, ct);
        if ((message.Retry(clock.GetUtcNow().UtcDateTime) ?? await SaveAsync(db, ct)) is { } problem)
            return await ListDeadLetters.Again(problem, db, events, ct);
        audit.Record("notify.retried", "message", id.ToString());
        return new SeeOther(ListDeadLetters.Address);
    }

    internal static async Task<IResult> Show(Guid id, NotifyDb db, UiContext ui, CancellationToken ct) =>
        await FindAsync(id, db, ct) is { IsStuck: true } message
            ? Pages.Of<LetGoPage>(View(message, ui))
            : Pages.Refuse(NotifyProblems.NotDead, ListDeadLetters.Way);

    internal static async Task<IResult> Discard(
        Guid id,
        [FromForm] string? reason,
        NotifyDb db,
        AuditTrail audit,
        UiContext ui,
        CancellationToken ct
    )
    {
        if (await FindAsync(id, db, ct) is not { IsStuck: true } message)
            return Pages.Refuse(NotifyProblems.NotDead, ListDeadLetters.Way);
        var written = LetGoView.Reason(reason);
        if (written.Problem is { } unwritten)
            return Pages.Again<LetGoPage>(View(message, ui), FormState.From([new("reason", reason)], unwritten));
        if ((message.Discard() ?? await SaveAsync(db, ct)) is { } problem)
            return Pages.Refuse(problem, ListDeadLetters.Way);
        audit.Record("notify.discarded", "message", id.ToString(), written.Value);
        return new SeeOther(ListDeadLetters.Address);
    }

    private static Task<QueuedMessage?> FindAsync(Guid id, NotifyDb db, CancellationToken ct) =>
        db.Messages.SingleOrDefaultAsync(m => m.Id == id, ct);

    private static LetGoView View(QueuedMessage message, UiContext ui) =>
        new(
            Templates.Name(message.Template, ui.Language),
            ChannelNames.Of(message.Channel, ui.Language),
            message.Error ?? "",
            $"{ListDeadLetters.Address}/{message.Id}"
        );

    /// <summary>The state is in the update's condition: of two operators at once, the second is told.</summary>
    private static async Task<Problem?> SaveAsync(NotifyDb db, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return NotifyProblems.NotDead;
        }
    }
}
