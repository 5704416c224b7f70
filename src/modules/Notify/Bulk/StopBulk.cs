using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Notify;

/// <summary>Any officer of the permission drops a notice, or stops it half way: what waits is taken back.</summary>
internal static class StopBulk
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/notices/{id:guid}/stopping", SubmitAsync).RequirePermission(NotifyModule.Bulk);

    private static async Task<IResult> SubmitAsync(Guid id, Actor actor, BulkDesk desk, CancellationToken ct) =>
        await desk.StopAsync(actor, id, ct) is { } refused
            ? Pages.Refuse(refused, ShowBulk.Way(id), ListBulks.Way)
            : new SeeOther($"{ListBulks.Address}/{id}");
}
