using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Cases.Tracking;

/// <summary>
/// A report as its followers see it: its course, as whoever tracks it does. The letter about its end leads here, and so
/// to sign-in first; of the mobile of who reported it a follower knows nothing.
/// </summary>
internal static class ShowFollowed
{
    /// <summary>Where a follower reads on.</summary>
    public static string Url(string number) => $"/cases/{number}/followed";

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/cases/{key}/followed", Show).RequireSignIn().AlsoForAnother();

    public static async Task<IResult> Show(
        string key,
        string? begun,
        Actor actor,
        UiContext ui,
        TrackDoor door,
        TrackPass passes,
        TrackedViews views,
        CancellationToken ct
    )
    {
        if (
            !PublicNumber.TryParse(key, out var number)
            || !await door.IsOpenAsync(number, null, actor, ct)
            || await views.CaseAsync(number, ui.Language, ct) is not { } found
        )
            return Pages.Refuse(CasesProblems.NotFound, new WayOn("دنبال‌شده‌ها", "Followed", ListMyCases.FollowedUrl));
        return Pages.Of<TrackCasePage>(
            TrackView.Of(found, passes) with
            {
                Follows = true,
                JustFollowed = begun == "1",
            }
        );
    }
}
