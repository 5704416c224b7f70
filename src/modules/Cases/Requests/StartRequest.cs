using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Cases.Definitions;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Cases.Requests;

/// <summary>
/// Begins a request: a draft is made before the first question is asked, so that every answer has a place.
/// </summary>
internal static class StartRequest
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/services/{code}/drafts", Submit).RequireSignIn().AlsoForAnother();

    public static async Task<IResult> Submit(
        string code,
        IFormCollection form,
        Actor actor,
        ServiceShelf shelf,
        Drafts drafts,
        CancellationToken ct
    )
    {
        _ = form; // Binding the form is what has its antiforgery token checked.
        if (shelf.Find(code) is not { } service)
            return Pages.Refuse(CasesProblems.NoSuchService);
        var started = await drafts.StartAsync(service, actor, DraftId.New(), Answers.None, ct);
        return started.Match<IResult>(
            draft => new SeeOther($"/drafts/{draft.Id}/questions/{service.Fields[0].Name}"),
            problem => Pages.Refuse(problem, new WayOn("پیش‌نویس‌ها", "Drafts", "/drafts"))
        );
    }
}
