using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Cases.Desk;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Cases.Doubles;

/// <summary>An officer finds that a merged case was no double after all: it is open again where it stood.</summary>
internal static class ReopenDouble
{
    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/desk/{key}/reopening", Submit).RequireSignIn();

    public static async Task<IResult> Submit(
        string key,
        IFormCollection form,
        Actor actor,
        UiContext ui,
        CaseStore store,
        DeskDoor door,
        OfficerCaseViews views,
        MergeCases merge,
        CancellationToken ct
    )
    {
        if (await store.FindAsync(key, ct) is not { } twin)
            return DeskDoor.Refuse(CasesProblems.NotFound, null);
        if (twin.State != CaseState.Merged)
            return DeskDoor.Refuse(DoublesProblems.NotMerged, twin.Number);
        if (await door.WhyNotWorkAsync(twin, actor, ct) is { } closed)
            return DeskDoor.Refuse(closed, twin.Number);
        var reason = Remark.Read(form, "reason", "دلیل", "the reason");
        var wrong = reason.Problem ?? (reason.Value.Length == 0 ? WorkProblems.ReasonNeeded.On("reason") : null);
        if (wrong is not null)
            return Pages.Again<ShowOfficerCasePage>(
                await views.OfAsync(twin, actor, ui.Language, ct),
                FormState.From(form, wrong)
            );
        return await merge.ReopenAsync(twin, reason.Value, actor, ct) is { } problem
            ? DeskDoor.Refuse(problem, twin.Number)
            : new SeeOther($"/desk/{twin.Number}");
    }
}
