using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Cases.Requests;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Data;
using Shahr.Kit.Files;
using Shahr.Kit.Outbox;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Cases.Tracking;

/// <summary>The citizen answers an officer's question; the clock runs again.</summary>
internal static class AnswerOfficer
{
    private const int MostFiles = 3;
    private const int MostText = 2000;

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/cases/{key}/answers", Submit).RequireSignIn().AlsoForAnother().RequireRateLimiting("upload");

    public static async Task<IResult> Submit(
        string key,
        IFormCollection form,
        Actor actor,
        UiContext ui,
        CaseStore store,
        CaseFiles views,
        AnswerFiles files,
        CasesDb db,
        CityTransaction transaction,
        [FromServices] IAccessLog looks,
        CityEvents events,
        CaseClock clock,
        CancellationToken ct
    )
    {
        var own = await store.LockOwnAsync(key, actor, ct);
        if (own.Problem is { } closed)
            return Pages.Refuse(closed);
        var found = own.Value;
        if (actor.Mandate is not null)
        {
            // The page comes back with a refusal too, and the look at it stays.
            transaction.KeepOnRefusal = true;
            await looks.LookedAsync(actor, ShowCase.Seen, ct);
        }

        var read = Read(form);
        if (read.Problem is { } wrong)
            return await ShowCase.Again(found, form, wrong, ui, views, ct);
        var sent = form.Files.Where(f => f.Name == "files" && f.FileName.Length > 0).ToList();
        if (sent.Count > MostFiles)
        {
            var many = CasesProblems.TooManyFiles.With(
                "پاسخ",
                "the answer",
                CaseWords.Number("fa", MostFiles),
                MostFiles
            );
            return await ShowCase.Again(found, form, many.On("files"), ui, views, ct);
        }

        var taken = await files.TakeAsync(sent, FileRules.Document, ct);
        if (taken.Problem is { } bad)
            return await ShowCase.Again(found, form, bad.On("files"), ui, views, ct);
        if (found.Answer(clock) is { } problem)
            return await ShowCase.Again(found, form, problem, ui, views, ct);

        db.Attachments.AddRange(
            taken.Value.Select(f => new CaseAttachment
            {
                Id = AttachmentId.New(),
                CaseId = found.Id,
                Field = null,
                Hash = f.Hash,
                Name = f.Name,
                MediaType = f.MediaType,
                Bytes = f.Bytes,
                Person = actor.Person,
                At = clock.Now,
            })
        );
        store.Write(found, LineKind.Answered, actor, text: read.Value);
        events.Tell(new CaseAnswered(found.Id, found.Number, found.TitleFa, found.Applicant));
        return new SeeOther($"/cases/{found.Number}");
    }

    private static Result<string> Read(IFormCollection form)
    {
        var raw = form["answer"].FirstOrDefault() ?? "";
        var text = raw.Length > MostText * 4 ? raw[..(MostText + 1)] : PersianText.Clean(raw);
        if (text.Length == 0)
            return CasesProblems.AnswerNeeded.With("پاسخ شما", "Your answer").On("answer");
        return text.Length <= MostText
            ? text
            : CasesProblems
                .TooLong.With("پاسخ شما", "Your answer", CaseWords.Number("fa", MostText), MostText)
                .On("answer");
    }
}
