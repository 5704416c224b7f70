using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Contracts;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>«بازبینی فصلی دسترسی‌ها»: which offices still have permissions that nobody looked at this quarter.</summary>
internal static class ListReviews
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/reviews", ShowAsync).RequirePermission(IdentityModule.ManageOffices);

    private static async Task<IResult> ShowAsync(
        IOffices offices,
        ReviewViews views,
        UiContext ui,
        CancellationToken ct
    )
    {
        var due = await views.DueByOfficeAsync(ct);
        var lines = (await offices.AllAsync(ct))
            .Select(o => new OfficeReviewLine(o.Code, ui.Say(o.Fa, o.En), due.GetValueOrDefault(o.Id)))
            .OrderByDescending(o => o.Left > 0)
            .ToList();
        return Pages.Of<ListReviewsPage>(new ReviewsView(views.Season(), lines));
    }
}

/// <summary>One office of the list.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Left">How many permissions are left to look at.</param>
public sealed record OfficeReviewLine(string Code, string Name, int Left);

/// <summary>What the page shows.</summary>
public sealed record ReviewsView(SeasonView Season, IReadOnlyList<OfficeReviewLine> Offices)
{
    /// <summary>How many permissions are left in the whole city.</summary>
    public int Left => Offices.Sum(o => o.Left);
}
