using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit.Outbox;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Notify;

/// <summary>
/// An operator lets an event that no handler could take be tried again, or lets it go with a reason. The outbox's desk
/// decides and writes the history.
/// </summary>
internal static class SettleDeadEvent
{
    internal const string Address = "/notify/dead-events";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost(Address + "/{seq:long}/retry", Retry).RequirePermission(NotifyModule.Operate);
        app.MapGet(Address + "/{seq:long}/discard", Show).RequirePermission(NotifyModule.Operate);
        app.MapPost(Address + "/{seq:long}/discard", Discard).RequirePermission(NotifyModule.Operate);
    }

    internal static async Task<IResult> Retry(long seq, NotifyDb db, OutboxDesk events, CancellationToken ct) =>
        (await events.RetryAsync(seq, ct)).Problem is { } problem
            ? await ListDeadLetters.Again(problem, db, events, ct)
            : new SeeOther(ListDeadLetters.Address);

    internal static async Task<IResult> Show(long seq, OutboxDesk events, CancellationToken ct) =>
        await FindAsync(seq, events, ct) is { } stuck
            ? Pages.Of<LetGoPage>(View(stuck))
            : Pages.Refuse(OutboxProblems.NotDead, ListDeadLetters.Way);

    internal static async Task<IResult> Discard(
        long seq,
        [FromForm] string? reason,
        OutboxDesk events,
        CancellationToken ct
    )
    {
        if (await FindAsync(seq, events, ct) is not { } stuck)
            return Pages.Refuse(OutboxProblems.NotDead, ListDeadLetters.Way);
        var written = LetGoView.Reason(reason);
        if (written.Problem is { } unwritten)
            return Pages.Again<LetGoPage>(View(stuck), FormState.From([new("reason", reason)], unwritten));
        return (await events.DiscardAsync(seq, written.Value, ct)).Problem is { } problem
            ? Pages.Refuse(problem, ListDeadLetters.Way)
            : new SeeOther(ListDeadLetters.Address);
    }

    private static async Task<DeadLetter?> FindAsync(long seq, OutboxDesk events, CancellationToken ct) =>
        (await events.ListAsync(seq - 1, 1, ct)).FirstOrDefault(e => e.Seq == seq);

    private static LetGoView View(DeadLetter stuck) =>
        new(stuck.Type, stuck.Handler, stuck.Error, $"{Address}/{stuck.Seq}");
}
