using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Shahr.Cases.Definitions;
using Shahr.Cases.Requests;
using Shahr.Ui;

namespace Shahr.Cases.Desk;

/// <summary>
/// What may go along with a question to another office: every answer and every file by itself. The page offers it, and
/// what comes back is read among it.
/// </summary>
internal sealed class OfferedParts
{
    private readonly Case _on;
    private readonly ServiceDefinition _service;
    private readonly List<CaseAttachment> _files;

    private OfferedParts(Case on, ServiceDefinition service, List<CaseAttachment> files) =>
        (_on, _service, _files) = (on, service, files);

    public static async Task<OfferedParts> OfAsync(
        Case on,
        ServiceDefinition service,
        CasesDb db,
        CancellationToken ct
    ) =>
        new(
            on,
            service,
            await db
                .Attachments.AsNoTracking()
                .Where(a => a.CaseId == on.Id)
                .OrderBy(a => a.At)
                .ThenBy(a => a.Id)
                .ToListAsync(ct)
        );

    /// <summary>For the boxes of the page, with what was answered so that nobody ticks blindly.</summary>
    public IReadOnlyList<Choice> Choices(string language) =>
        [
            .. ShownAnswers
                .Choosable(_service, _on.Answers, language)
                .Select(c => new Choice(
                    c.Name,
                    c.Label,
                    c.Field is { } field ? AnswerText.Of(field, _on.Answers[c.Name], language, masked: true) : null
                )),
            .. _files.Select(f => new Choice(ShownToOffice.WordOf(f.Id), FileLabel(f, language))),
        ];

    /// <summary>What was ticked of it; anything else that came along is passed over.</summary>
    public ShownToOffice Read(IFormCollection form, string name) =>
        ShownToOffice.Of(Choices("fa").Select(c => c.Value).Intersect(form[name].OfType<string>()));

    /// <summary>In a sentence for the history, what the office sees.</summary>
    public string Sentence(ShownToOffice shows, string office)
    {
        string[] names = _service.TitleFrom is { } kind ? [kind, .. shows.Names] : [.. shows.Names];
        return ShownAnswers.Sees(
            [
                .. ShownAnswers.Labels(_service, names, _on.Answers, "fa"),
                .. _files.Where(f => shows.Files.Contains(f.Id)).Select(f => FileLabel(f, "fa")),
            ],
            office,
            "fa"
        );
    }

    private static string FileLabel(CaseAttachment file, string language) =>
        CaseWords.Say(language, $"فایل «{file.Name}»", $"File “{file.Name}”");
}
