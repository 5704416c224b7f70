using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>«دسترسی‌های در انتظار»: what waits for a second officer in all offices.</summary>
internal static class ListGrants
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/grants", ShowAsync).RequirePermission(IdentityModule.ManageOffices);

    private static async Task<IResult> ShowAsync(GrantViews views, CancellationToken ct) =>
        Pages.Of<ListGrantsPage>(await views.WaitingAsync(null, ct));
}
