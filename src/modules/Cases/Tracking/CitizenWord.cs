using Microsoft.AspNetCore.Http;
using Shahr.Cases.Requests;
using Shahr.Kit;
using Shahr.Kit.Files;
using Shahr.Kit.Values;

namespace Shahr.Cases.Tracking;

/// <summary>
/// What a citizen writes into their case: a text and a few files. Read whole before the case changes, because a
/// refused page may still be committed for the look it made.
/// </summary>
internal sealed record CitizenWord(string Text, IReadOnlyList<SentFile> Files)
{
    private const int MostFiles = 3;

    /// <summary>The longest text in letters.</summary>
    public const int MostText = 2000;

    /// <summary>The word of a form, or what to put right.</summary>
    /// <param name="form">Its text stands in the field, its files in <c>files</c>.</param>
    /// <param name="field">Name of the text's field.</param>
    /// <param name="fa">What the text is called.</param>
    /// <param name="en">The same in English.</param>
    /// <param name="files">Takes the files in.</param>
    /// <param name="ct">Ends the work.</param>
    public static async Task<Result<CitizenWord>> ReadAsync(
        IFormCollection form,
        string field,
        string fa,
        string en,
        AnswerFiles files,
        CancellationToken ct
    )
    {
        var text = TextOf(form[field].FirstOrDefault(), fa, en);
        if (text.Problem is { } wrong)
            return wrong.On(field);
        var sent = form.Files.Where(f => f.Name == "files" && f.FileName.Length > 0).ToList();
        if (sent.Count > MostFiles)
            return CasesProblems.TooManyFiles.With(fa, en, CaseWords.Number("fa", MostFiles), MostFiles).On("files");
        var taken = await files.TakeAsync(sent, FileRules.Document, ct);
        return taken.Problem is { } bad ? bad.On("files") : new CitizenWord(text.Value, taken.Value);
    }

    /// <summary>The cleaned text, or why it cannot be taken.</summary>
    public static Result<string> TextOf(string? typed, string fa, string en)
    {
        var raw = typed ?? "";
        var text = raw.Length > MostText * 4 ? raw[..(MostText + 1)] : PersianText.Clean(raw);
        if (text.Length == 0)
            return CasesProblems.AnswerNeeded.With(fa, en);
        return text.Length <= MostText
            ? text
            : CasesProblems.TooLong.With(fa, en, CaseWords.Number("fa", MostText), MostText);
    }

    /// <summary>Puts its files into the case.</summary>
    public void AttachTo(Case on, CasesDb db, Actor actor, DateTime now) =>
        db.Attachments.AddRange(
            Files.Select(f => new CaseAttachment
            {
                Id = AttachmentId.New(),
                CaseId = on.Id,
                Field = null,
                Hash = f.Hash,
                Name = f.Name,
                MediaType = f.MediaType,
                Bytes = f.Bytes,
                Person = actor.Person,
                At = now,
            })
        );
}
