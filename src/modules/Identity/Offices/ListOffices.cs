using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>«اداره‌ها»: every office and how many work there.</summary>
internal static class ListOffices
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/offices", ShowAsync).RequirePermission(IdentityModule.ManageOffices);

    private static async Task<IResult> ShowAsync(
        IdentityDb db,
        IOffices offices,
        ReviewViews reviews,
        UiContext ui,
        CancellationToken ct
    )
    {
        var counts = await db
            .Officers.GroupBy(o => o.OfficeId)
            .Select(g => new { Office = g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Office, g => g.Count, ct);
        var english = ui.Language == "en";
        var lines = (await offices.AllAsync(ct)).Select(o => new OfficeLine(
            o.Code,
            english ? o.En : o.Fa,
            ui.Number(counts.GetValueOrDefault(o.Id))
        ));
        var left = (await reviews.DueByOfficeAsync(ct)).Values.Sum();
        return Pages.Of<ListOfficesPage>(new OfficesView([.. lines], reviews.Season(), left));
    }
}

/// <summary>One office of the list.</summary>
public sealed record OfficeLine(string Code, string Name, string Officers);

/// <summary>The offices, and how this quarter's review stands.</summary>
/// <param name="Offices">All of them.</param>
/// <param name="Season">The quarter.</param>
/// <param name="LeftToReview">How many permissions nobody has looked at in it.</param>
public sealed record OfficesView(IReadOnlyList<OfficeLine> Offices, SeasonView Season, int LeftToReview);
