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

    private static async Task<IResult> ShowAsync(IdentityDb db, IOffices offices, UiContext ui, CancellationToken ct)
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
        return Pages.Of<ListOfficesPage>(lines.ToList());
    }
}

/// <summary>One office of the list.</summary>
public sealed record OfficeLine(string Code, string Name, string Officers);
