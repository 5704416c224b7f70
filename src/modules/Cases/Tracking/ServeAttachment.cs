using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shahr.Cases.Definitions;
using Shahr.Cases.Desk;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Files;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Cases.Tracking;

/// <summary>A file of a case, for its owner and for the officers who work on it; an officer's look is logged.</summary>
internal static class ServeAttachment
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/cases/{key}/files/{id}", Show).RequireSignIn().AlsoForAnother();

    public static async Task<IResult> Show(
        string key,
        string id,
        HttpContext http,
        Actor actor,
        CaseStore store,
        DeskDoor desk,
        CasesDb db,
        ServiceShelf shelf,
        [FromServices] IFileStore files,
        [FromServices] IAccessLog looks,
        CancellationToken ct
    )
    {
        if (!AttachmentId.TryParse(id, out var attachment) || await store.FindAsync(key, ct) is not { } found)
            return Pages.Refuse(CasesProblems.NotFound);
        var own = actor.Reaches(found);
        var sight = own ? CaseSight.Whole : await desk.ReadAsync(found, actor, ct);
        if (!sight.IsOk)
            return Pages.Refuse(CasesProblems.NotFound);
        var file = await db
            .Attachments.AsNoTracking()
            .SingleOrDefaultAsync(a => a.Id == attachment && a.CaseId == found.Id, ct);
        if (file is null || !sight.Value.Shows(file))
            return Pages.Refuse(CasesProblems.NotFound);
        if (!own)
        {
            var field = shelf.Get(found.ServiceCode, found.ServiceVersion).Field(file.Field);
            var why = sight.Value.IsWhole ? DeskDoor.ReadingReason : DeskDoor.AnsweringReason;
            await looks.LookedAtAsync([found.Applicant], why, [field?.Label.Fa ?? "documents"], ct);
        }
        else
        {
            await looks.LookedAsync(actor, ["documents"], ct);
        }

        return await SafeFile.AnswerAsync(
            http,
            files,
            new SentFile(file.Hash, file.Name, file.MediaType, file.Bytes),
            ct
        );
    }
}
