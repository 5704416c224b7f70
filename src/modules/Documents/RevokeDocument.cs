using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Documents;

/// <summary>
/// «ابطال سند»: an officer takes a document back, with a reason, never their own, and shows again who they are. They
/// see no more of it than the public does, so that nobody's record is read for it.
/// </summary>
internal static class RevokeDocument
{
    private const int LongestReason = 500;

    private static readonly WayOn _another = new("شماره‌ای دیگر", "Another number", "/documents/revocation");

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/documents/revocation", Choose).RequirePermission(DocumentsModule.Revoke);
        app.MapGet("/documents/{number}/revocation", Show).RequirePermission(DocumentsModule.Revoke);
        app.MapPost("/documents/{number}/revocation", Submit)
            .RequirePermission(DocumentsModule.Revoke)
            .RequireFresh("ابطال سند {number}", "Revoking document {number}");
    }

    internal static async Task<IResult> Choose(string? number, DocumentRegister register, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(number))
            return Pages.Of<ChooseDocumentPage>();
        var problem = DocumentsProblems.NumberWrong;
        if (PublicNumber.TryParse(number, out var parsed))
        {
            if (await register.FaceAsync(parsed, ct) is not null)
                return TypedResults.LocalRedirect($"/documents/{parsed.Grouped}/revocation");
            problem = DocumentsProblems.NoSuchDocument;
        }

        return Pages.Again<ChooseDocumentPage>(null, FormState.From([new("number", number)], problem.On("number")));
    }

    internal static async Task<PageResult> Show(string number, DocumentRegister register, CancellationToken ct) =>
        PublicNumber.TryParse(number, out var parsed) && await register.FaceAsync(parsed, ct) is { } face
            ? Pages.Of<RevokeDocumentPage>(face)
            : Pages.Refuse(DocumentsProblems.NoSuchDocument, _another);

    internal static async Task<IResult> Submit(
        string number,
        [FromForm] string? reason,
        Actor actor,
        DocumentsDb db,
        DocumentRegister register,
        ContentSeal seal,
        IPeople people,
        AuditTrail audit,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (
            !PublicNumber.TryParse(number, out var parsed)
            || await db.Documents.SingleOrDefaultAsync(d => d.Number == parsed.Value, ct) is not { } document
        )
        {
            return Pages.Refuse(DocumentsProblems.NoSuchDocument, _another);
        }

        var cleaned = PersianText.CleanLine(reason);
        var problem =
            cleaned.Length is 0 or > LongestReason ? DocumentsProblems.ReasonNeeded.On("reason")
            : await people.AreCloseAsync(actor.Person, document.OwnerId, ct) ? DocumentsProblems.OwnDocument
            : document.Revoke(actor.Person, seal.SealReason(document.Number, cleaned), clock.GetUtcNow().UtcDateTime)
                ?? await SaveAsync(db, ct);
        if (problem is not null)
        {
            var state = FormState.From([new("reason", reason)], problem);
            return await register.FaceAsync(parsed, ct) is { } face
                ? Pages.Again<RevokeDocumentPage>(face, state)
                : Pages.Refuse(problem, _another);
        }

        // The reason names people often: the audit's payload is erasable, its hash is what the chain keeps.
        audit.Record("documents.revoked", "document", document.Number, cleaned);
        return new SeeOther($"/documents/{parsed.Grouped}/revocation");
    }

    /// <summary>The state is in the update's condition: of two officers at once, the second is told.</summary>
    private static async Task<Problem?> SaveAsync(DocumentsDb db, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            return DocumentsProblems.AlreadyRevoked;
        }
    }
}
