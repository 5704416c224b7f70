using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>
/// The second pair of eyes: another officer sees exactly what will change and confirms it, or anybody at the counter
/// stops it with a reason.
/// </summary>
internal static class DecideRecovery
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/recoveries/{id:guid}", ShowAsync).RequirePermission(IdentityModule.Recover);
        app.MapPost("/recoveries/{id:guid}/confirmation", ConfirmAsync)
            .RequirePermission(IdentityModule.Recover)
            .RequireFresh("تأیید بازیابی دسترسی {Name}: {Changes}", "Confirming the recovery of {Name}: {Changes}");
        app.MapPost("/recoveries/{id:guid}/stopping", StopAsync).RequirePermission(IdentityModule.Recover);
    }

    private static Task<IResult> ShowAsync(
        Guid id,
        Actor actor,
        SecondOfficer<Recovery> second,
        CancellationToken ct
    ) => second.ShowAsync(id, actor, ct);

    private static async Task<IResult> ConfirmAsync(
        Guid id,
        Actor actor,
        SecondOfficer<Recovery> second,
        EntryDesk entries,
        HttpContext http,
        CancellationToken ct
    ) => DecideAccount.OrSlip(await second.ConfirmAsync(id, actor, ct), entries, http);

    private static Task<IResult> StopAsync(
        Guid id,
        [FromForm] StopForm form,
        Actor actor,
        SecondOfficer<Recovery> second,
        CancellationToken ct
    ) => second.StopAsync(id, form, actor, ct);
}
