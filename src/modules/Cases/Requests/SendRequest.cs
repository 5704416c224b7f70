using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Cases.Requests;

/// <summary>Sends a draft: it becomes a case once, however often the button is pressed.</summary>
internal static class SendRequest
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/drafts/{id}/sending", Submit).RequireSignIn().AlsoForAnother();

    public static async Task<IResult> Submit(
        string id,
        IFormCollection form,
        Actor actor,
        UiContext ui,
        Drafts drafts,
        OpenCase open,
        CancellationToken ct
    )
    {
        _ = form;
        var found = await drafts.FindAsync(id, actor, ct);
        if (found.Problem is { } missing)
            return Pages.Refuse(missing);
        var (draft, service) = found.Value;
        var opened = await open.FromAsync(draft, actor, null, ct);
        return opened.Match<IResult>(
            number => new SeeOther($"/cases/{number.Value}?sent=1"),
            problem =>
                Pages.Again<CheckRequestPage>(CheckRequest.ViewOf(draft, service, ui.Language), FormState.Of(problem))
        );
    }
}
