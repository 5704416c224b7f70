using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Documents;

/// <summary>
/// «راستی‌آزمایی سند», open to everybody: by the PDF file itself, or by the number and the code printed on paper.
/// Nothing that is sent here is kept.
/// </summary>
internal static class VerifyDocument
{
    /// <summary>The city's own documents weigh some 200 KB; ten times the largest is plenty.</summary>
    internal const int MaxBytes = 10_000_000;

    private const int MaxMegabytes = MaxBytes / 1_000_000;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/verify", Show).RequireRateLimiting("track");
        // Twice the limit is still read, so that a file a little too large gets its sentence and not a cut connection.
        app.MapPost("/verify", Submit)
            .ChangesNothing()
            .RequireRateLimiting("track")
            .WithMetadata(new RequestSizeLimitAttribute(2 * MaxBytes));
    }

    internal static async Task<PageResult> Show(
        string? number,
        string? code,
        DocumentRegister register,
        CancellationToken ct
    )
    {
        var asked = !string.IsNullOrWhiteSpace(number) || !string.IsNullOrWhiteSpace(code);
        if (!asked)
            return Pages.Of<VerifyDocumentPage>(new VerifyView());

        var typed = new Dictionary<string, string?> { ["number"] = number, ["code"] = code };
        var problems = new List<Problem>();
        if (!PublicNumber.TryParse(number, out var parsed))
            problems.Add(DocumentsProblems.NumberWrong.On("number"));
        var digits = Digits(code);
        if (digits.Length != 6)
            problems.Add(DocumentsProblems.CodeWrong.On("code"));
        var face = problems.Count == 0 ? await register.LookUpAsync(parsed, digits, ct) : null;
        if (face is not null)
            return Pages.Again<VerifyDocumentPage>(new VerifyView { Face = face }, FormState.From(typed));

        if (problems.Count == 0)
            problems.Add(DocumentsProblems.NoSuchPair);
        return Pages.Again<VerifyDocumentPage>(new VerifyView(), FormState.From(typed, problems));
    }

    internal static async Task<PageResult> Submit(IFormFile? file, DocumentRegister register, CancellationToken ct)
    {
        if (file is null || file.Length == 0)
            return Refuse(DocumentsProblems.FileNeeded);
        if (file.Length > MaxBytes)
            return Refuse(TooLarge());
        var bytes = new byte[file.Length];
        await using (var content = file.OpenReadStream())
            await content.ReadExactlyAsync(bytes, ct);
        return Pages.Of<VerifyDocumentPage>(new VerifyView { Verdict = await register.CheckAsync(bytes, ct) });
    }

    internal static Problem TooLarge() =>
        DocumentsProblems.FileTooLarge.With(PersianText.ToPersianDigits($"{MaxMegabytes}"), MaxMegabytes);

    private static PageResult Refuse(Problem problem) =>
        Pages.Again<VerifyDocumentPage>(new VerifyView(), FormState.Of(problem.On("file")));

    private static string Digits(string? code)
    {
        var text = string.Concat(
            PersianText
                .ToLatinDigits(code)
                .Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '\u200C' or '\u200E' or '\u200F'))
        );
        return text.All(char.IsAsciiDigit) ? text : "";
    }
}

/// <summary>What the verification page shows: the two forms, and the answer to one of them.</summary>
public sealed record VerifyView
{
    /// <summary>Answer to a file.</summary>
    public DocumentVerdict? Verdict { get; init; }

    /// <summary>Answer to number and code.</summary>
    public PublicFace? Face { get; init; }
}
