using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>One office's list of who holds what, since when and by whom, to look through and to print.</summary>
internal static class ReviewOffice
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/reviews/{code}", ShowAsync).RequirePermission(IdentityModule.ManageOffices);

    public static IResult Unknown() => Pages.Refuse(IdentityProblems.OfficeUnknown, Back);

    public static WayOn Back { get; } = new("بازبینی فصلی دسترسی‌ها", "Quarterly review", "/reviews");

    private static async Task<IResult> ShowAsync(
        string code,
        string? done,
        Actor actor,
        OfficeViews offices,
        ReviewViews views,
        CancellationToken ct
    ) =>
        await offices.FindAsync(code, ct) is { } office
            ? Pages.Of<ReviewOfficePage>(await views.OfficeAsync(office, actor, ct) with { Done = done is not null })
            : Unknown();
}
