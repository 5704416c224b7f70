using System.Reflection;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit.Web;

namespace Shahr.Documents;

/// <summary>
/// The same check for machines: a PDF in, a verdict out. 200 also for a refused document: the question was answered.
/// </summary>
internal static class VerifyDocumentApi
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/api/v1/documents/verification", Submit)
            .WithSummary("Checks a signed document of the city")
            .ChangesNothing()
            .RequireRateLimiting("track")
            .WithMetadata(new RequestSizeLimitAttribute(2 * VerifyDocument.MaxBytes))
            .DisableAntiforgery();

    internal static async Task<Results<Ok<VerificationAnswer>, ProblemHttpResult>> Submit(
        PdfBody body,
        DocumentRegister register,
        CancellationToken ct
    )
    {
        if (!body.IsPdf)
            return DocumentsProblems.PdfOnly.ToApi();
        if (body.Bytes is not { } pdf)
            return VerifyDocument.TooLarge().ToApi();
        if (pdf.Length == 0)
            return DocumentsProblems.FileNeeded.ToApi();
        var verdict = await register.CheckAsync(pdf, ct);
        return TypedResults.Ok(
            new VerificationAnswer(
                verdict.IsValid,
                verdict.Finding,
                verdict.Sentence("fa"),
                verdict.Sentence("en"),
                verdict.SignerName,
                verdict.SignedAt,
                verdict.RevokedOn,
                verdict.Statement,
                verdict.Detail
            )
        );
    }
}

/// <summary>
/// A request body that is a PDF. Read while parameters are bound, that is before a connection is taken: a slow sender
/// must not keep one from others.
/// </summary>
/// <param name="IsPdf">The sender says it is a PDF.</param>
/// <param name="Bytes">The body; null when it is too large.</param>
internal sealed record PdfBody(bool IsPdf, byte[]? Bytes)
{
    public static async ValueTask<PdfBody> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        _ = parameter;
        var type = context.Request.ContentType?.Split(';')[0].Trim();
        if (!string.Equals(type, "application/pdf", StringComparison.OrdinalIgnoreCase))
            return new PdfBody(false, null);
        if (context.Request.ContentLength > VerifyDocument.MaxBytes)
            return new PdfBody(true, null);

        using var bytes = new MemoryStream();
        var buffer = new byte[81_920];
        for (int read; (read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0; )
        {
            if (bytes.Length + read > VerifyDocument.MaxBytes)
                return new PdfBody(true, null);
            bytes.Write(buffer, 0, read);
        }

        return new PdfBody(true, bytes.ToArray());
    }
}

/// <summary>The verdict as JSON.</summary>
/// <param name="Valid">The only member to rely on.</param>
/// <param name="Verdict">valid, expired, revoked, changed, notOurs, notInRegister, signerOver, notSigned or
/// unreadable.</param>
/// <param name="MessageFa">What it means, in Persian.</param>
/// <param name="MessageEn">The same in English.</param>
/// <param name="SignerName">Name in the certificate.</param>
/// <param name="SignedAt">UTC, as the signer says.</param>
/// <param name="RevokedOn">Day of revocation.</param>
/// <param name="Document">What it says; only where unchanged and ours.</param>
/// <param name="Detail">For experts.</param>
internal sealed record VerificationAnswer(
    bool Valid,
    [property: JsonConverter(typeof(FindingConverter))] DocumentFinding Verdict,
    string MessageFa,
    string MessageEn,
    string? SignerName,
    DateTime? SignedAt,
    DateOnly? RevokedOn,
    DocumentStatement? Document,
    string Detail
);

/// <summary>Findings as camel-case words.</summary>
internal sealed class FindingConverter()
    : JsonStringEnumConverter<DocumentFinding>(System.Text.Json.JsonNamingPolicy.CamelCase);
