using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shahr.Cases.Definitions;
using Shahr.Cases.Requests;
using Shahr.Ui;

namespace Shahr.Cases.Open311;

/// <summary>
/// The number of a report whose answer was lost on the way. Every report gets its number at once, so that the token is
/// the <c>Idempotency-Key</c> the client sent it with.
/// </summary>
internal static class FindToken
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet(GeoRoutes.Root + "/tokens/{token}.{format}", Show).RequireRateLimiting("track");

    public static async Task<IResult> Show(
        string token,
        string format,
        UiContext ui,
        CasesDb db,
        ServiceShelf shelf,
        CancellationToken ct
    )
    {
        if (GeoRoutes.Format(format) is not { } written)
            return GeoRoutes.NotFound;
        var number = DraftId.TryParse(token, out var id)
            ? await db
                .Drafts.Where(d => d.Id == id)
                .Join(ListReports.OpenCases(db, shelf), d => d.SentAs, c => c.Id, (_, c) => c.Number)
                .SingleOrDefaultAsync(ct)
            : null;
        if (number is null)
            return GeoAnswer.Refuse(written, CasesProblems.NotFound.On("token"), ui.Language);
        GeoRecord found = [("service_request_id", number), ("token", token)];
        return GeoAnswer.Of(written, new GeoList("service_requests", "request", [found]));
    }
}
