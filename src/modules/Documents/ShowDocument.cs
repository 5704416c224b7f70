using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Paper;
using Shahr.Ui;

namespace Shahr.Documents;

/// <summary>
/// One of my documents: the accessible twin of the PDF, and the PDF beside it. To others it does not exist.
/// </summary>
internal static class ShowDocument
{
    /// <summary>Where else a person may look who finds no document here.</summary>
    internal static readonly IReadOnlyList<WayOn> Elsewhere =
    [
        new("سندهای من", "My documents", "/documents"),
        new("راستی‌آزمایی سند", "Verify a document", "/verify"),
    ];

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/documents/{number}", Show).RequireSignIn();

    internal static async Task<PageResult> Show(
        string number,
        Actor actor,
        DocumentsDb db,
        ContentSeal seal,
        CityPaper paper,
        TimeProvider clock,
        UiContext ui,
        CancellationToken ct
    )
    {
        if (await MineAsync(number, actor, db, ct) is not { } document)
            return Pages.Refuse(DocumentsProblems.NotFound, Elsewhere);
        var content = seal.Open(document.Number, document.SealedContent);
        var html = document.SignedAt is { } signedAt
            ? PaperHtml.Render(paper.Compose(document.PublicNumber, content, signedAt), headingLevel: 2)
            : null;
        return Pages.Of<ShowDocumentPage>(
            new DocumentView(
                DocumentLine.Of(document, clock.GetUtcNow().UtcDateTime, ui.Language),
                document.PublicNumber.Spoken,
                html,
                content.CheckCode,
                document.SealedReason is { } reason ? seal.OpenReason(document.Number, reason) : null,
                document.State == DocumentState.Revoked
            )
        );
    }

    /// <summary>
    /// The document of that number if it is the actor's own; a stranger's and a missing one are alike.
    /// </summary>
    internal static async Task<Document?> MineAsync(string number, Actor actor, DocumentsDb db, CancellationToken ct) =>
        PublicNumber.TryParse(number, out var parsed)
            ? await db
                .Documents.AsNoTracking()
                .SingleOrDefaultAsync(d => d.Number == parsed.Value && d.OwnerId == actor.For, ct)
            : null;
}

/// <summary>What the page of one document shows.</summary>
/// <param name="Line">Title, number, dates and status in the reader's language.</param>
/// <param name="Spoken">The number in words.</param>
/// <param name="Html">The twin, encoded by Shahr.Paper; null until signed.</param>
/// <param name="CheckCode">The printed code.</param>
/// <param name="Reason">Why it was revoked.</param>
/// <param name="IsRevoked">True when it was taken back.</param>
public sealed record DocumentView(
    DocumentLine Line,
    string Spoken,
    string? Html,
    string CheckCode,
    string? Reason,
    bool IsRevoked
);
