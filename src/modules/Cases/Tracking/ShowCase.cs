using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Cases.Tracking;

/// <summary>A case of one's own: everything there is to know, and what one can do now.</summary>
internal static class ShowCase
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/cases/{key}", Show).RequireSignIn();

    public static async Task<IResult> Show(
        string key,
        string? sent,
        Actor actor,
        UiContext ui,
        CaseStore store,
        CaseFiles views,
        CancellationToken ct
    )
    {
        if (await store.FindAsync(key, ct) is not { } found || found.Applicant != actor.For)
            return Pages.Refuse(CasesProblems.NotFound, new WayOn("کارهای من", "My requests", "/cases"));
        return Pages.Of<ShowCasePage>(
            new OwnCaseView(await views.OfAsync(found, ui.Language, ct), JustSent: sent == "1")
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
            new OwnCaseView(await views.OfAsync(found, ui.Language, ct), JustSent: false),
            FormState.From(form, problem)
        );
}

/// <summary>What the page of one's own case shows.</summary>
public sealed record OwnCaseView(CaseFileView Case, bool JustSent);
