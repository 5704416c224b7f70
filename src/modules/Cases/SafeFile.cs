using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Shahr.Kit.Files;
using Shahr.Ui;

namespace Shahr.Cases;

/// <summary>Sends a citizen's file so that a browser can only look at it: its true type, no script, no cache of others.</summary>
internal static class SafeFile
{
    public static async Task<IResult> AnswerAsync(HttpContext http, IFileStore files, SentFile file, UiContext ui, CancellationToken ct)
    {
        if (await files.OpenAsync(file.Hash, ct) is not { } content) return Pages.Refuse(CasesProblems.NotFound, ui);
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "private, no-store";

        // Pictures are shown in place; everything else is saved first, so that no viewer opens it inside the city's site.
        var image = file.MediaType.StartsWith("image/", StringComparison.Ordinal);
        var disposition = new ContentDispositionHeaderValue(image ? "inline" : "attachment");
        disposition.SetHttpFileName(file.Name);
        headers.ContentDisposition = disposition.ToString();
        return TypedResults.Stream(content, file.MediaType);
    }
}
