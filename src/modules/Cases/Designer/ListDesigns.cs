using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shahr.Cases.Definitions;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Cases.Designer;

/// <summary>«طراح خدمت‌ها»: what is in the making, and every service the city gives.</summary>
internal static class ListDesigns
{
    public const string Address = "/designer";

    private const int PageSize = 50;

    public static readonly WayOn Way = new("طراح خدمت‌ها", "Service designer", Address);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet(Address, Show).RequirePermission(CasesPermissions.Design);

    public static async Task<IResult> Show(
        string? before,
        UiContext ui,
        CasesDb db,
        ServiceShelf shelf,
        [FromServices] IPeople people,
        CancellationToken ct
    )
    {
        var designs = db.Designs.AsNoTracking();
        if (Guid.TryParse(before, out var last))
            designs = designs.Where(d => d.Id.CompareTo(last) < 0);
        var rows = await designs
            .OrderByDescending(d => d.Id)
            .Take(PageSize + 1)
            .Select(d => new
            {
                d.Id,
                d.TitleFa,
                d.TitleEn,
                d.Code,
                d.State,
                d.Author,
                d.ChangedAt,
            })
            .ToListAsync(ct);
        var names = await people.NamesAsync([.. rows.Select(d => d.Author).Distinct()], ct);
        var own = await db.Definitions.Where(d => d.PublishedBy != null).Select(d => d.Code).ToListAsync(ct);
        return Pages.Of<ListDesignsPage>(
            new DesignsView(
                [
                    .. rows.Take(PageSize)
                        .Select(d => new DesignLine(
                            $"{Address}/{d.Id}",
                            CaseWords.Say(ui.Language, d.TitleFa, d.TitleEn) is { Length: > 0 } title ? title : d.Code,
                            DesignWords.State(ui.Language, d.State),
                            DesignWords.ToneOf(d.State),
                            PersonName.In(names, d.Author),
                            d.ChangedAt
                        )),
                ],
                rows.Count > PageSize ? $"{Address}?before={rows[PageSize - 1].Id}" : null,
                [
                    .. shelf
                        .All.OrderBy(s => s.Code, StringComparer.Ordinal)
                        .Select(s => new ServiceLine(
                            s.Code,
                            s.Title.In(ui.Language),
                            s.Version,
                            own.Contains(s.Code),
                            shelf.IsWithdrawn(s.Code)
                        )),
                ]
            )
        );
    }
}

/// <summary>One design of the list.</summary>
public sealed record DesignLine(string Url, string Title, string State, Tone Tone, string Author, DateTime At);

/// <summary>One service of the city.</summary>
public sealed record ServiceLine(string Code, string Title, int Version, bool Own, bool Withdrawn);

/// <summary>What the list shows.</summary>
public sealed record DesignsView(
    IReadOnlyList<DesignLine> Designs,
    string? NextUrl,
    IReadOnlyList<ServiceLine> Services
);
