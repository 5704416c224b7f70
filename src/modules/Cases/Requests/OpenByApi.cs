using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Cases.Definitions;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Cases.Requests;

/// <summary>
/// Opens a case in one call. The <c>Idempotency-Key</c> is the draft's id, so that a repeated call finds the case it
/// made. A JSON body from another site needs the browser's leave (CORS) and we give none; so no form token is asked
/// for.
/// </summary>
internal static class OpenByApi
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/api/v1/cases", Submit)
            .RequireSignIn()
            .AlsoByToken("cases.open")
            .RequireRateLimiting("upload")
            .DisableAntiforgery();

    /// <summary>The body: a service, its answers by field name, and the inquiries that are agreed to.</summary>
    public sealed record Body(string? Service, Dictionary<string, JsonElement>? Answers, List<string>? Consents = null);

    public static async Task<IResult> Submit(
        Body body,
        [FromHeader(Name = "Idempotency-Key")] string? key,
        Actor actor,
        UiContext ui,
        ServiceShelf shelf,
        WholeRequest whole,
        CancellationToken ct
    )
    {
        if (shelf.Find(body.Service ?? "") is not { } service)
            return CasesProblems.NoSuchService.On("service").ToApi(ui.Language);
        var id = DraftId.New();
        if (key is not null && !DraftId.TryParse(key, out id))
            return CasesProblems.BadKey.ToApi(ui.Language);
        var wishes = new SendingWishes { Consents = body.Consents ?? [] };
        var opened = await whole.OpenAsync(id, service, JsonAnswers.From(body.Answers ?? []), actor, null, wishes, ct);
        return opened.Match<IResult>(
            number =>
                TypedResults.Created(
                    $"/api/v1/cases/track/{number.Value}",
                    new { number = number.Value, href = $"/cases/{number.Value}" }
                ),
            problem => problem.ToApi(ui.Language)
        );
    }
}
