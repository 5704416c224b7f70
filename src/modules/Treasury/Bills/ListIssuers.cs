using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Treasury;

/// <summary>«صادرکنندگان قبض»: those whose bills the officer's offices send.</summary>
internal static class ListIssuers
{
    private const int Most = 200;

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/bills/issuers", ShowAsync).RequirePermission(BillsServices.IssueBills);

    private static async Task<IResult> ShowAsync(Actor actor, TreasuryDb db, UiContext ui, CancellationToken ct)
    {
        OfficeId[] offices = [.. actor.OfficesWith(BillsServices.IssueBills)];
        var issuers = await db
            .Issuers.AsNoTracking()
            .Where(i => offices.Contains(i.OfficeId))
            .OrderBy(i => i.AddedAt)
            .Take(Most)
            .ToListAsync(ct);
        return Pages.Of<ListIssuersPage>(
            issuers.ConvertAll(i => new IssuerLine(i.Id, i.NameIn(ui), BillWords.Of(i.Service, ui), i.Company))
        );
    }
}

/// <summary>One line of the list.</summary>
public sealed record IssuerLine(Guid Id, string Name, string Service, string Company);
