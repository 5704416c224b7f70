using Microsoft.AspNetCore.Http;
using Shahr.Cases.Definitions;
using Shahr.Kit;
using Shahr.Kit.Files;

namespace Shahr.Cases.Requests;

/// <summary>Takes the files of an answer in: those kept before, less those taken away, and the new ones.</summary>
internal sealed class AnswerFiles(IFileStore store)
{
    public async Task<Result<Answer?>> ReadAsync(
        FieldDefinition field,
        Typed typed,
        FilesAnswer? before,
        CancellationToken ct
    )
    {
        var gone = typed.All(field.Name + "Remove").ToHashSet();
        var kept = (before?.Files ?? []).Where(f => !gone.Contains(f.Hash)).ToList();
        var sent = typed.Files.Where(f => f.Name == field.Name && (f.Length > 0 || f.FileName.Length > 0)).ToList();

        // Counted before a byte is read: a hundred files cost nothing.
        if (kept.Count + sent.Count > field.MaxFiles)
        {
            return CasesProblems.TooManyFiles.With(
                field.Label.Fa,
                field.Label.En,
                CaseWords.Number("fa", field.MaxFiles),
                field.MaxFiles
            );
        }

        var taken = await TakeAsync(sent, field.Type == FieldType.Photo ? FileRules.Photo : FileRules.Document, ct);
        if (taken.Problem is { } problem)
            return problem;
        kept.AddRange(taken.Value.Where(f => kept.TrueForAll(k => k.Hash != f.Hash)));
        if (kept.Count > 0)
            return new FilesAnswer(kept);
        if (field.Required)
            return CasesProblems.FileNeeded.With(field.Label.Fa, field.Label.En);
        return (Answer?)null;
    }

    /// <summary>Takes files in one by one; the first that is refused refuses all.</summary>
    public async Task<Result<IReadOnlyList<SentFile>>> TakeAsync(
        IReadOnlyList<IFormFile> files,
        FileRules rules,
        CancellationToken ct
    )
    {
        var taken = new List<SentFile>();
        foreach (var file in files)
        {
            await using var content = file.OpenReadStream();
            var kept = await store.TakeAsync(content, file.FileName, rules, ct);
            if (kept.Problem is { } problem)
                return problem;
            taken.Add(
                new SentFile(
                    kept.Value.Hash,
                    SafeFileName.Clean(file.FileName, kept.Value.MediaType),
                    kept.Value.MediaType,
                    kept.Value.Bytes
                )
            );
        }

        return taken;
    }
}
