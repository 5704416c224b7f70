using Microsoft.AspNetCore.Http.HttpResults;
using Shahr.Kit.Audit;
using Shahr.Ui;

namespace Shahr.Web.Pages;

/// <summary>What anyone may check: the day's roots of the sealed history, to be kept by outsiders.</summary>
internal static class Transparency
{
    private const int Days = 90;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/transparency", Show);
        app.MapGet("/transparency/roots.txt", Download);
    }

    internal static async Task<PageResult> Show(AuditDatabase history, CancellationToken ct) =>
        Ui.Pages.Of<TransparencyPage>(await history.LatestRootsAsync(Days, ct));

    internal static async Task<ContentHttpResult> Download(AuditDatabase history, CancellationToken ct) =>
        TypedResults.Text(RootsFile.Write(await history.RootsAsync(ct)));
}
