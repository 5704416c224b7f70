using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Cases.LifeEvents;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Cases.Tracking;

/// <summary>A case of one's own: everything there is to know, and what one can do now.</summary>
internal static class ShowCase
{
    // What the page shows of the applicant, for their log of looks.
    internal static readonly string[] Seen = ["name", "answers", "documents"];

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/cases/{key}", Show).RequireSignIn().AlsoForAnother();

    public static async Task<IResult> Show(
        string key,
        string? sent,
        string? rated,
        string? wrote,
        Actor actor,
        UiContext ui,
        CaseStore store,
        CaseFiles views,
        LifeEventFiles lifeEvents,
        [FromServices] IAccessLog looks,
        CancellationToken ct
    )
    {
        // A letter, a draft that was sent and the number itself lead here for both.
        if (await store.FindAsync(key, ct) is not { } found)
            return await lifeEvents.FindAsync(key, ct) is { } whole && actor.Reaches(whole)
                ? new SeeOther(whole.Url)
                : Pages.Refuse(CasesProblems.NotFound, ShowLifeEvent.Way);
        if (!actor.Reaches(found))
            return Pages.Refuse(CasesProblems.NotFound, ShowLifeEvent.Way);
        await looks.LookedAsync(actor, Seen, ct);
        var above = store.WhyTooMuch(found, actor);
        return Pages.Of<ShowCasePage>(
            new OwnCaseView(
                await views.OfAsync(found, CaseSight.Whole, ui.Language, masked: false, ct),
                JustSent: sent == "1"
            )
            {
                JustRated = rated == "1",
                JustWrote = wrote == "1",
                OnlySeen = !actor.MayAnswer(found),
                TooMuch = above?.In(ui.Language),
                MayPay = actor.Mandate?.For.HasNoHands != false && actor.MayAnswer(found),
                MayWithdraw = above is null && actor.MayWithdraw(found),
                Why = WhySeen.ByOwner(actor, ui.Language),
            }
        );
    }

    /// <summary>The same page with what must be put right.</summary>
    public static async Task<IResult> Again(
        Case found,
        IFormCollection form,
        Problem problem,
        UiContext ui,
        CaseFiles views,
        CancellationToken ct
    ) =>
        Pages.Again<ShowCasePage>(
            new OwnCaseView(
                await views.OfAsync(found, CaseSight.Whole, ui.Language, masked: false, ct),
                JustSent: false
            ),
            FormState.From(form, problem)
        );
}

/// <summary>What the page of one's own case shows.</summary>
public sealed record OwnCaseView(CaseFileView Case, bool JustSent)
{
    /// <summary>True right after the applicant said how it went.</summary>
    public bool JustRated { get; init; }

    /// <summary>True right after a message was sent.</summary>
    public bool JustWrote { get; init; }

    /// <summary>True for a member of an organisation who may see but not answer.</summary>
    public bool OnlySeen { get; init; }

    /// <summary>Why whoever acts for another may not write in it; null where no amount in it is above theirs.</summary>
    public string? TooMuch { get; init; }

    /// <summary>
    /// True for whoever pays what it costs: the applicant, and of an organisation or a ward who acts.
    /// </summary>
    public bool MayPay { get; init; } = true;

    /// <summary>True for whoever may take it back.</summary>
    public bool MayWithdraw { get; init; } = true;

    /// <summary>Why whoever acts for another sees it; null for the applicant, to whom it is no question.</summary>
    public string? Why { get; init; }
}
