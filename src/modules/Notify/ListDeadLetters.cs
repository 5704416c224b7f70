using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Outbox;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Notify;

/// <summary>
/// «پیام‌های مانده»: what the gateway refused to the end, and events no handler could take, for an operator to send
/// again or let go.
/// </summary>
internal static class ListDeadLetters
{
    internal const string Address = "/notify/dead-letters";

    private const int PageSize = 50;

    /// <summary>The way back from whatever was refused about one of them.</summary>
    internal static WayOn Way { get; } = new("پیام‌های مانده", "Stuck messages", Address);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet(Address, Show).RequirePermission(NotifyModule.Operate);

    internal static async Task<RazorComponentResult> Show(
        NotifyDb db,
        OutboxDesk events,
        string? after,
        CancellationToken ct
    ) => Pages.Of<ListDeadLettersPage>(await ViewAsync(db, events, after, ct));

    /// <summary>The same page with what was refused.</summary>
    internal static async Task<RazorComponentResult> Again(
        Problem problem,
        NotifyDb db,
        OutboxDesk events,
        CancellationToken ct
    ) => Pages.Again<ListDeadLettersPage>(await ViewAsync(db, events, null, ct), FormState.Of(problem));

    private static async Task<DeadLettersView> ViewAsync(
        NotifyDb db,
        OutboxDesk events,
        string? after,
        CancellationToken ct
    )
    {
        var dead = db.Messages.AsNoTracking().Where(m => m.State == MessageState.Dead);
        if (Guid.TryParse(after, out var last))
            dead = dead.Where(m => m.Id.CompareTo(last) > 0);
        // Neither address nor text: an operator needs to know what broke, not what was said to whom.
        var rows = await dead.OrderBy(m => m.Id)
            .Take(PageSize + 1)
            .Select(m => new StuckMessage(m.Id, m.Template, m.Channel, m.CreatedAt, m.Attempts, m.Error ?? ""))
            .ToListAsync(ct);
        return new DeadLettersView(
            [.. rows.Take(PageSize)],
            await events.ListAsync(0, PageSize, ct),
            rows.Count > PageSize ? $"{Address}?after={rows[PageSize - 1].Id}" : null
        );
    }
}

/// <summary>What is stuck: messages, events, and the address of further messages.</summary>
public sealed record DeadLettersView(
    IReadOnlyList<StuckMessage> Letters,
    IReadOnlyList<DeadLetter> Events,
    string? Next
);

/// <summary>A message that never went out, without its address and text.</summary>
public sealed record StuckMessage(Guid Id, string Template, Channel Channel, DateTime At, int Attempts, string Error);
