using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Cases.Tracking;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Cases.LifeEvents;

/// <summary>A life event of one's own: all parts under one timeline, with their history in one.</summary>
internal static class ShowLifeEvent
{
    /// <summary>The way on from a refusal.</summary>
    public static readonly WayOn Way = new("کارهای من", "My requests", "/cases");

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/life-events/{key}", Show).RequireSignIn().AlsoForAnother();

    public static async Task<IResult> Show(
        string key,
        string? sent,
        Actor actor,
        UiContext ui,
        LifeEventFiles files,
        [FromServices] IAccessLog looks,
        CancellationToken ct
    )
    {
        if (await files.FindAsync(key, ct) is not { } found || !actor.Reaches(found))
            return Pages.Refuse(LifeEventProblems.NotFound, Way);
        await looks.LookedAsync(actor, [ListMyCases.ListField, "name"], ct);
        var view = await files.OwnAsync(found, actor, ui.Language, ct);
        return Pages.Of<ShowLifeEventPage>(
            view with
            {
                JustSent = sent == "1",
                Why = WhySeen.ByOwner(actor, ui.Language),
            }
        );
    }
}
