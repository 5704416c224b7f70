using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Shahr.Ui;

namespace Shahr.Notify;

/// <summary>
/// What the simulated operator delivered. Exists only in the demo: on a real city the address is not there at all.
/// </summary>
internal static class DevOutbox
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/dev/outbox", Show);

    internal static Results<PageResult, StatusCodeHttpResult> Show(
        NotifySettings settings,
        GatewaySimulator simulator
    ) =>
        settings.ShowOutbox
            ? Pages.Of<DevOutboxPage>(simulator.Delivered)
            : TypedResults.StatusCode(StatusCodes.Status404NotFound);
}
