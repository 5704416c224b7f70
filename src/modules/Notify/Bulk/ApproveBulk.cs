using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Notify;

/// <summary>Another officer than the author lets a notice go, as it stood on the page they read.</summary>
internal static class ApproveBulk
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/notices/{id:guid}/approval", SubmitAsync)
            .RequirePermission(NotifyModule.Bulk)
            .RequireFresh("فرستادن یک خبر همگانی", "Sending a notice to many");

    private static async Task<IResult> SubmitAsync(
        Guid id,
        IFormCollection typed,
        Actor actor,
        BulkDesk desk,
        CancellationToken ct
    ) =>
        await desk.ApproveAsync(actor, id, ShowBulk.VersionOf(typed["version"]), ct) is { } refused
            ? Pages.Refuse(refused, ShowBulk.Way(id), ListBulks.Way)
            : new SeeOther($"{ListBulks.Address}/{id}");
}
