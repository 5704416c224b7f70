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
/// «پیام‌های مانده»: what the gateway refused to the end, what nobody knows to have gone, and events no handler could
/// take, for an operator to send again or let go.
/// </summary>
internal static class ListDeadLetters
{
    internal const string Address = "/notify/dead-letters";

    private const int PageSize = 50;

    /// <summary>The way back from whatever was refused about one of them.</summary>
    internal static WayOn Way { get; } = new("پیام‌های مانده", "Stuck messages", Address);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet(Address, Show).RequirePermission(NotifyModule.Operate);

    internal static async Task<PageResult> Show(NotifyDb db, OutboxDesk events, string? after, CancellationToken ct) =>
        Pages.Of<ListDeadLettersPage>(await ViewAsync(db, events, after, ct));

    /// <summary>The same page with what was refused.</summary>
    internal static async Task<PageResult> Again(
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
        var dead = db
            .Messages.AsNoTracking()
            .Where(m => m.State == MessageState.Dead || m.State == MessageState.Unsure);
        if (Guid.TryParse(after, out var last))
            dead = dead.Where(m => m.Id.CompareTo(last) > 0);
        // Neither address nor text: an operator needs to know what broke, not what was said to whom.
        var rows = await dead.OrderBy(m => m.Id)
            .Take(PageSize + 1)
            .Select(m => new StuckMessage(
                m.Id,
                m.Template,
                m.Channel,
                m.CreatedAt,
                m.Attempts,
                m.Error ?? "",
                m.State == MessageState.Unsure,
                m.Provider ?? m.Avoided
            ))
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

/// <summary>A message that never went out, or perhaps did, without its address and text.</summary>
/// <param name="Id">Its id, also at the provider.</param>
/// <param name="Template">Code of its template.</param>
/// <param name="Channel">How it was to travel.</param>
/// <param name="At">When it was written.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Error">What the gateway said last.</param>
/// <param name="InDoubt">True when the provider never said whether it has it.</param>
/// <param name="Provider">The SMS provider it was given to last, or null.</param>
public sealed record StuckMessage(
    Guid Id,
    string Template,
    Channel Channel,
    DateTime At,
    int Attempts,
    string Error,
    bool InDoubt,
    string? Provider
);
