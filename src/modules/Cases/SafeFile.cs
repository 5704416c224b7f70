using Microsoft.AspNetCore.Http;
using Shahr.Kit.Files;
using Shahr.Ui;

namespace Shahr.Cases;

/// <summary>Sends a citizen's file under the house's fences: it may be looked at, never run.</summary>
internal static class SafeFile
{
    public static async Task<IResult> AnswerAsync(
        HttpContext http,
        IFileStore files,
        SentFile file,
        CancellationToken ct
    )
    {
        if (await files.OpenAsync(file.Hash, ct) is not { } content)
            return Pages.Refuse(CasesProblems.NotFound);
        FileServing.Apply(http.Response, new StoredFile(file.Hash, file.MediaType, file.Bytes), file.Name);
        return TypedResults.Stream(content, file.MediaType);
    }
}
