using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Notify;

/// <summary>«خبرهای همگانی»: the newest notices and where each stands.</summary>
internal static class ListBulks
{
    public const string Address = "/notices";

    private const int PageSize = 50;

    public static readonly WayOn Way = new("خبرهای همگانی", "Notices", Address);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet(Address, ShowAsync).RequirePermission(NotifyModule.Bulk);

    private static async Task<IResult> ShowAsync(string? before, NotifyDb db, IPeople people, CancellationToken ct)
    {
        var all = db.Bulks.AsNoTracking();
        if (Guid.TryParse(before, out var last))
            all = all.Where(b => b.Id.CompareTo(last) < 0);
        var rows = await all.OrderByDescending(b => b.Id).Take(PageSize + 1).ToListAsync(ct);
        var names = await people.NamesAsync([.. rows.Select(b => b.Author).Distinct()], ct);
        var lines = rows.Take(PageSize)
            .Select(b => new BulkLine(
                $"{Address}/{b.Id}",
                b.TitleFa,
                b.State.ToString(),
                PersonName.In(names, b.Author),
                b.WrittenAt
            ))
            .ToList();
        var next = rows.Count > PageSize ? $"{Address}?before={rows[PageSize - 1].Id}" : null;
        return Pages.Of<ListBulksPage>(new BulksView(lines, next));
    }
}

/// <summary>One notice of the list.</summary>
public sealed record BulkLine(string Url, string Title, string State, string Author, DateTime At);

/// <summary>A page of the list, and the address of older ones.</summary>
public sealed record BulksView(IReadOnlyList<BulkLine> Lines, string? Next);
