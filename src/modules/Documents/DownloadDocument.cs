using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Documents;

/// <summary>The signed PDF, byte for byte as it was signed, to its owner only.</summary>
internal static class DownloadDocument
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/documents/{number}/file", Send).RequireSignIn();

    internal static async Task<IResult> Send(
        string number,
        Actor actor,
        HttpContext http,
        DocumentsDb db,
        DocumentFiles files,
        CancellationToken ct
    )
    {
        if (await ShowDocument.MineAsync(number, actor, db, ct) is not { } document)
            return Pages.Refuse(DocumentsProblems.NotFound, ShowDocument.Elsewhere);
        if (document.StoredHash is not { } stored)
            return Pages.Refuse(
                DocumentsProblems.NotReady,
                new WayOn("دیدن سند", "See the document", $"/documents/{document.PublicNumber.Grouped}")
            );
        var pdf =
            await files.OpenAsync(document.Number, stored, ct)
            ?? throw new InvalidOperationException($"The file store has lost document {document.Number}.");

        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "private, no-store";
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName($"{Safe(document.Kind)}-{document.Number}.pdf");
        headers.ContentDisposition = disposition.ToString();
        return TypedResults.Bytes(pdf, "application/pdf");
    }

    private static string Safe(string kind) => string.Concat(kind.Where(c => char.IsAsciiLetterOrDigit(c) || c == '-'));
}
