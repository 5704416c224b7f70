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
        CheckViews views,
        CancellationToken ct
    )
    {
        var found = await drafts.FindAsync(id, actor, ct);
        if (found.Problem is { } missing)
            return Pages.Refuse(missing);
        var (draft, service) = found.Value;
        var wishes = new SendingWishes(service.IsLifeEvent ? [.. form["part"].OfType<string>()] : null)
        {
            Consents = [.. form["consent"].OfType<string>()],
        };
        var opened = await open.FromAsync(draft, actor, null, wishes, ct);
        if (opened.Problem is { } problem)
            return Pages.Again<CheckRequestPage>(
                await views.OfAsync(draft, service, actor, ui.Language, ct),
                FormState.From(form, problem)
            );
        return new SeeOther($"/{(service.IsLifeEvent ? "life-events" : "cases")}/{opened.Value.Value}?sent=1");
    }
}
