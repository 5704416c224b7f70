using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Files;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Cases.Requests;

/// <summary>Shows a person the file they have put into their own draft.</summary>
internal static class ServeDraftFile
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/drafts/{id}/files/{hash}", Show).RequireSignIn().AlsoForAnother();

    public static async Task<IResult> Show(
        string id,
        string hash,
        HttpContext http,
        Actor actor,
        Drafts drafts,
        [FromServices] IFileStore files,
        CancellationToken ct
    )
    {
        var found = await drafts.FindAsync(id, actor, ct);
        if (found.Problem is { } problem)
            return Pages.Refuse(problem);
        var file = found.Value.Draft.Answers.Files.Select(f => f.File).FirstOrDefault(f => f.Hash == hash);
        return file is null ? Pages.Refuse(CasesProblems.NotFound) : await SafeFile.AnswerAsync(http, files, file, ct);
    }
}
