using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>«بازیابی دسترسی»: what waits for a second officer, and the question that begins another.</summary>
internal static class ListRecoveries
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/recoveries", ShowAsync).RequirePermission(IdentityModule.Recover);

    private static async Task<IResult> ShowAsync(CounterViews views, CancellationToken ct) =>
        Pages.Of<ListRecoveriesPage>(await views.WaitingAsync(ct));
}

/// <summary>One recovery of a list; whose it is, one sees only by opening it.</summary>
/// <param name="Id">The recovery.</param>
/// <param name="Begun">When it was begun.</param>
/// <param name="By">Who began it.</param>
/// <param name="Until">Until when it may be confirmed.</param>
public sealed record RecoveryLine(Guid Id, string Begun, string By, string Until);
