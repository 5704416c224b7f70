using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>«تغییر پرونده‌ها»: deaths, names and doubles that wait for a second officer.</summary>
internal static class ListChanges
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/people/changes", ShowAsync).RequirePermission(IdentityModule.ChangePeople);

    private static async Task<IResult> ShowAsync(ChangeViews views, CancellationToken ct) =>
        Pages.Of<ListChangesPage>(await views.WaitingAsync(ct));
}
