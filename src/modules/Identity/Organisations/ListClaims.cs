using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>«تأیید سازمان‌ها»: what waits for an officer of the registry desk, the oldest first.</summary>
internal static class ListClaims
{
    private const int Most = 100;

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/organisations", ShowAsync).RequirePermission(IdentityModule.ConfirmOrganisations);

    private static async Task<IResult> ShowAsync(IdentityDb db, UiContext ui, string? done, CancellationToken ct)
    {
        var waiting = await db
            .Organisations.AsNoTracking()
            .Where(o => o.State == ClaimState.Claimed)
            .OrderBy(o => o.ClaimedAt)
            .Take(Most)
            .ToListAsync(ct);
        return Pages.Of<ListClaimsPage>(
            new ClaimsView(waiting.ConvertAll(o => OrganisationLine.Of(o, When.Long(o.ClaimedAt, ui), ui)), done)
        );
    }
}

/// <summary>What the page shows.</summary>
/// <param name="Waiting">Claims, the oldest first; whose they are, one sees only by opening one.</param>
/// <param name="Done">What was just done, or null.</param>
public sealed record ClaimsView(IReadOnlyList<OrganisationLine> Waiting, string? Done);
