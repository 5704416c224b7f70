using Microsoft.EntityFrameworkCore;
using Shahr.Cases.Definitions;
using Shahr.Cases.Requests;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Ui;

namespace Shahr.Cases;

/// <summary>
/// Gathers what the pages of one case show, for its owner and for officers: one read each, names in one go.
/// </summary>
internal sealed class CaseFiles(
    CasesDb db,
    ServiceShelf shelf,
    OfficeNames offices,
    IPeople people,
    IDocuments documents,
    Timelines timelines
)
{
    public async Task<CaseFileView> OfAsync(Case on, string language, CancellationToken ct)
    {
        var service = shelf.Get(on.ServiceCode, on.ServiceVersion);
        var lines = await db
            .Lines.AsNoTracking()
            .Where(l => l.CaseId == on.Id)
            .OrderBy(l => l.At)
            .ThenBy(l => l.Id)
            .ToListAsync(ct);
        var attached = await db
            .Attachments.AsNoTracking()
            .Where(a => a.CaseId == on.Id)
            .OrderBy(a => a.At)
            .ThenBy(a => a.Id)
            .ToListAsync(ct);
        var followers = service.Nearby is null ? 0 : await db.Followers.CountAsync(f => f.CaseId == on.Id, ct);
        var who = on
            .Steps.Select(s => s.Holder)
            .Concat(lines.Select(l => l.Person))
            .Append(on.Applicant)
            .OfType<PersonId>()
            .Distinct();
        var names = await people.NamesAsync([.. who], ct);
        var office = await offices.AllAsync(language, ct);
        var place = service
            .Fields.Select(f => on.Answers[f.Name])
            .OfType<PlaceAnswer>()
            .FirstOrDefault(p => p.Lat is not null);
        string? NameOf(PersonId person) => names.GetValueOrDefault(person)?.DisplayName;

        return new CaseFileView
        {
            Number = on.Number,
            NumberText = CaseWords.Number(language, on.PublicNumber),
            Spoken = on.PublicNumber.Spoken,
            Title = on.Title(language),
            State = on.State,
            Outcome = language == "en" ? on.OutcomeEn : on.OutcomeFa,
            Reason = on.Steps.LastOrDefault(s => s.Result is StepResult.Granted or StepResult.Refused)?.Note,
            Asked = on.NowAsked,
            Question = string.Join("\n", on.Steps.Where(s => s.State == StepStanding.Paused).Select(s => s.Question)),
            OpenedAt = CaseWords.Instant(language, on.OpenedAt),
            Applicant = NameOf(on.Applicant) ?? "—",
            Followers = followers == 0 ? null : CaseWords.Number(language, followers),
            Timeline = timelines.Draw(
                on.OpenedAt,
                on.Steps.Select(s => StepFacts.Of(s, language)),
                service,
                office.Of,
                NameOf,
                language
            ),
            Answers =
            [
                .. service
                    .Fields.Where(f => !f.TakesFiles)
                    .Select(f => (f.Label.In(language), AnswerText.Of(f, on.Answers[f.Name], language))),
            ],
            Attachments =
            [
                .. attached.Select(a => new AttachmentView(
                    $"/cases/{on.Number}/files/{a.Id}",
                    a.Name,
                    CaseWords.Size(language, a.Bytes),
                    service.Field(a.Field)?.Label.In(language)
                        ?? CaseWords.Say(language, "همراه پاسخ", "Sent with an answer"),
                    a.MediaType.StartsWith("image/", StringComparison.Ordinal)
                )),
            ],
            Lines =
            [
                .. lines.Select(l => new HistoryLine(
                    CaseWords.Moment(language, l.At),
                    CaseWords.Line(
                        language,
                        l.Kind,
                        l.Person is { } person ? NameOf(person) ?? "—" : "—",
                        on.Steps.FirstOrDefault(s => s.Id == l.StepId) is { } step
                            ? CaseWords.Say(language, step.Fa, step.En)
                            : ""
                    ),
                    l.Text
                )),
            ],
            Papers = await PapersAsync(on, service, ct),
            Place = place is { Lat: { } lat, Lon: { } lon } ? (lat, lon) : null,
        };
    }

    /// <summary>Key under which Documents knows a paper of a case: the same case makes one.</summary>
    public static string PaperKey(CaseId id, OutputDefinition output) => $"case-{id}-{output.Kind}";

    private async Task<IReadOnlyList<PaperView>> PapersAsync(Case on, ServiceDefinition service, CancellationToken ct)
    {
        if (on.State != CaseState.Granted)
            return [];
        var papers = new List<PaperView>();
        foreach (var output in service.Outputs)
        {
            if (await documents.FindAsync(PaperKey(on.Id, output), ct) is { } found)
                papers.Add(
                    new PaperView(found.Document.Title, found.Document.Number, found.Document.Href, found.Ready)
                );
        }

        return papers;
    }
}
