using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Notify;

/// <summary>«پیام‌های من»: everything the city has told me, newest first.</summary>
internal static class ListInbox
{
    private const int PageSize = 20;

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/inbox", Show).RequireSignIn();

    internal static async Task<PageResult> Show(
        Actor actor,
        string? before,
        NotifyDb db,
        MessageSeal seal,
        CancellationToken ct
    )
    {
        var mine = db.Messages.AsNoTracking().Where(m => m.PersonId == actor.Person && m.Channel == Channel.Inbox);
        if (Guid.TryParse(before, out var last))
            mine = mine.Where(m => m.Id.CompareTo(last) < 0);
        var rows = await mine.OrderByDescending(m => m.Id).Take(PageSize + 1).ToListAsync(ct);
        var letters = rows.Take(PageSize)
            .Select(m => new Letter(
                m.Id,
                m.Subject,
                seal.Open(m.SealedBody ?? ""),
                m.Href,
                m.CreatedAt,
                m.ReadAt is not null
            ))
            .ToList();
        return Pages.Of<ListInboxPage>(
            new InboxView(letters, rows.Count > PageSize ? $"/inbox?before={letters[^1].Id}" : null)
        );
    }
}

/// <summary>One page of messages, and the address of older ones.</summary>
public sealed record InboxView(IReadOnlyList<Letter> Letters, string? Next);

/// <summary>A message as its reader sees it.</summary>
public sealed record Letter(Guid Id, string Subject, string Text, string? Href, DateTime At, bool IsRead);
