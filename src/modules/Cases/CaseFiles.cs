using Microsoft.EntityFrameworkCore;
using Shahr.Cases.Definitions;
using Shahr.Cases.LifeEvents;
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
    LifeEventFiles lifeEvents,
    Timelines timelines
)
{
    /// <param name="on">The case.</param>
    /// <param name="sight">How much of it the reader sees.</param>
    /// <param name="language"><c>fa</c> or <c>en</c>.</param>
    /// <param name="masked">True for a reader who need not see the codes of people named in it.</param>
    /// <param name="ct">Ends the work.</param>
    public async Task<CaseFileView> OfAsync(
        Case on,
        CaseSight sight,
        string language,
        bool masked,
        CancellationToken ct
    )
    {
        if (!sight.IsWhole)
            return await AskedAsync(on, sight, language, masked, ct);
        var service = shelf.Get(on.ServiceCode, on.ServiceVersion);
        var lines = await LinesAsync(on, ct);
        var names = await people.NamesAsync(Concerned(on, lines), ct);
        var office = await offices.AllAsync(language, ct);
        var lifeEvent = await lifeEvents.OfAsync(on, ct);
        var steps = on.Steps.Select(s => StepFacts.Of(s, language));
        string? NameOf(PersonId person) => names.GetValueOrDefault(person)?.DisplayName;

        return new CaseFileView
        {
            Number = on.Number,
            NumberText = CaseWords.Number(language, on.PublicNumber),
            Spoken = on.PublicNumber.Spoken,
            Title = on.Title(language),
            State = on.State,
            AsksForStars = on.AsksForStars,
            Stars = on.Stars is { } stars ? CaseWords.Stars(language, stars) : null,
            Outcome = language == "en" ? on.OutcomeEn : on.OutcomeFa,
            Reason = on.Steps.LastOrDefault(s => s.Result is StepResult.Granted or StepResult.Refused)?.Note,
            Asked = on.Steps.Any(s => s.State == StepStanding.Paused),
            Owed = [.. on.Owing().Select(s => OwedFee.Of(s, language))],
            WroteAt = on.WroteAt is { } wrote ? CaseWords.Instant(language, wrote) : null,
            Question = string.Join("\n", on.Steps.Where(s => s.State == StepStanding.Paused).Select(s => s.Question)),
            OpenedAt = CaseWords.Instant(language, on.OpenedAt),
            Applicant = NameOf(on.Applicant) ?? "—",
            Followers = await FollowersAsync(on, language, ct),
            Timeline = timelines.Draw(
                on.OpenedAt,
                steps,
                service,
                office.Of,
                NameOf,
                language,
                SenderOf(on, NameOf, language)
            ),
            Answers = AnswersOf(on, sight, service, language, masked),
            Attachments = await AttachmentsAsync(on, sight, service, language, ct),
            Lines = [.. lines.Select(l => LineOf(l, on, NameOf, language))],
            Papers = await PapersAsync(on, service, ct),
            Place = PlaceOf(on.Answers, service),
            Kept = await KeptAsync(on, ct),
            Linked = await LinkedAsync(on, language, ct),
            LifeEvent = lifeEvent is null ? null : (lifeEvent.Url, lifeEvent.Title(language)),
            Shapes = ShapesOf(on.Answers, service, language),
        };
    }

    // To an office that was asked: its own question with its clock, and the answers it may see. What is not for it is
    // not read either.
    private async Task<CaseFileView> AskedAsync(
        Case on,
        CaseSight sight,
        string language,
        bool masked,
        CancellationToken ct
    )
    {
        var service = shelf.Get(on.ServiceCode, on.ServiceVersion);
        var own = sight.Questions.Select(s => s.Id).OfType<StepId?>().ToList();
        var lines = await db
            .Lines.AsNoTracking()
            .Where(l => l.CaseId == on.Id && own.Contains(l.StepId))
            .OrderBy(l => l.At)
            .ThenBy(l => l.Id)
            .ToListAsync(ct);
        var shown = lines.Where(sight.Shows).ToList();
        var named = sight.Questions.Select(s => s.Holder).Concat(shown.Select(l => l.Person)).OfType<PersonId>();
        var concerned = named.Where(p => p != on.Applicant && p != on.OpenedBy);
        if (sight.ShowsApplicant)
            concerned = concerned.Append(on.Applicant);
        var names = await people.NamesAsync([.. concerned.Distinct()], ct);
        var office = await offices.AllAsync(language, ct);
        string? NameOf(PersonId person) => names.GetValueOrDefault(person)?.DisplayName;
        var answers = sight.Of(on.Answers);
        return new CaseFileView
        {
            Number = on.Number,
            NumberText = CaseWords.Number(language, on.PublicNumber),
            Spoken = on.PublicNumber.Spoken,
            Title = sight.Title(on.TitleFa, on.TitleEn, language),
            State = CaseState.Open,
            Outcome = null,
            Reason = null,
            Asked = false,
            Question = "",
            OpenedAt = "",
            Applicant = sight.ShowsApplicant ? NameOf(on.Applicant) ?? "—" : "",
            Followers = null,
            Timeline = timelines.Draw(
                on.OpenedAt,
                sight.Questions.Select(s => StepFacts.Of(s, language)),
                service,
                office.Of,
                NameOf,
                language
            ),
            Answers = AnswersOf(on, sight, service, language, masked),
            Attachments = await AttachmentsAsync(on, sight, service, language, ct),
            Lines = [.. shown.Select(l => LineOf(l, on, NameOf, language))],
            Papers = [],
            Place = PlaceOf(answers, service),
            Shapes = ShapesOf(answers, service, language),
        };
    }

    // Whose hand it was, where it was not the applicant's.
    private static string? SenderOf(Case on, Func<PersonId, string?> nameOf, string language) =>
        on.OpenedBy == on.Applicant
            ? null
            : CaseWords.InNameOf(language, NameOrDash(on.OpenedBy, nameOf), NameOrDash(on.Applicant, nameOf));

    /// <summary>Key under which Documents knows a paper of a case: the same case makes one.</summary>
    public static string PaperKey(CaseId id, OutputDefinition output) => $"case-{id}-{output.Kind}";

    private Task<List<CaseLine>> LinesAsync(Case on, CancellationToken ct) =>
        db.Lines.AsNoTracking().Where(l => l.CaseId == on.Id).OrderBy(l => l.At).ThenBy(l => l.Id).ToListAsync(ct);

    /// <summary>Everybody whose name stands on the page.</summary>
    internal static List<PersonId> Concerned(Case on, IEnumerable<CaseLine> lines) =>
        [
            .. on
                .Steps.Select(s => s.Holder)
                .Concat(lines.Where(l => l.CaseId == on.Id).Select(l => l.Person))
                .Append(on.Applicant)
                .Append(on.OpenedBy)
                .OfType<PersonId>()
                .Distinct(),
        ];

    // Both are of one applicant.
    private async Task<IReadOnlyList<LinkedCase>> LinkedAsync(Case on, string language, CancellationToken ct)
    {
        var linked = await db
            .Cases.AsNoTracking()
            .Where(c => c.SplitFrom == on.Id || c.Id == on.SplitFrom)
            .OrderBy(c => c.OpenedAt)
            .ToListAsync(ct);
        return linked.ConvertAll(c => new LinkedCase(
            c.Number,
            CaseWords.Number(language, c.PublicNumber),
            c.Title(language),
            Before: c.Id == on.SplitFrom
        ));
    }

    private async Task<string?> KeptAsync(Case on, CancellationToken ct) =>
        on.DoubleOf is { } into ? await db.Cases.Where(c => c.Id == into).Select(c => c.Number).SingleAsync(ct) : null;

    private async Task<string?> FollowersAsync(Case on, string language, CancellationToken ct)
    {
        var many = await db.Followers.CountAsync(f => f.CaseId == on.Id, ct);
        return many == 0 ? null : CaseWords.Number(language, many);
    }

    // Which questions were asked hangs on all answers, also on those that are not seen.
    private static List<(string Question, string? Text)> AnswersOf(
        Case on,
        CaseSight sight,
        ServiceDefinition service,
        string language,
        bool masked
    )
    {
        var answers = sight.Of(on.Answers);
        return
        [
            .. service
                .Asked(on.Answers)
                .Where(f => !f.TakesFiles && sight.Shows(f))
                .Select(f => (f.Label.In(language), AnswerText.Of(f, answers[f.Name], language, masked))),
        ];
    }

    private async Task<IReadOnlyList<AttachmentView>> AttachmentsAsync(
        Case on,
        CaseSight sight,
        ServiceDefinition service,
        string language,
        CancellationToken ct
    )
    {
        var attached = await db
            .Attachments.AsNoTracking()
            .Where(a => a.CaseId == on.Id)
            .OrderBy(a => a.At)
            .ThenBy(a => a.Id)
            .ToListAsync(ct);
        var withAnAnswer = CaseWords.Say(language, "همراه پاسخ یا پیام", "Sent with an answer or a message");
        return attached
            .FindAll(sight.Shows)
            .ConvertAll(a => new AttachmentView(
                $"/cases/{on.Number}/files/{a.Id}",
                a.Name,
                CaseWords.Size(language, a.Bytes),
                service.Field(a.Field)?.Label.In(language) ?? withAnAnswer,
                a.MediaType.StartsWith("image/", StringComparison.Ordinal)
            ));
    }

    internal static HistoryLine LineOf(CaseLine line, Case on, Func<PersonId, string?> nameOf, string language)
    {
        var who = NameOrDash(line.Person, nameOf);
        if (line.InNameOf is { } whom)
            who = CaseWords.InNameOf(language, who, NameOrDash(whom, nameOf));
        var step = line.StepId is { } id ? on.Step(id) : null;
        var title = step is null ? "" : CaseWords.Say(language, step.Fa, step.En);
        return new HistoryLine(
            CaseWords.Moment(language, line.At),
            CaseWords.Line(language, line.Kind, who, title, line.InNameOf is not null),
            line.Text
        );
    }

    private static string NameOrDash(PersonId? person, Func<PersonId, string?> nameOf) =>
        person is { } known ? nameOf(known) ?? "—" : "—";

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

    private static List<ShapeView> ShapesOf(Answers answers, ServiceDefinition service, string language) =>
        [
            .. service
                .Fields.Select(f => (Field: f, Shape: answers[f.Name] as ShapeAnswer))
                .Where(s => s.Shape is { Points.Count: > 0 })
                .Select(s => new ShapeView(
                    s.Field.Label.In(language),
                    ShapeAnswers.Rows(s.Shape),
                    s.Field.Type == FieldType.MapArea,
                    s.Shape?.Points[0].Lat ?? 0,
                    s.Shape?.Points[0].Lon ?? 0
                )),
        ];

    private static (double Lat, double Lon)? PlaceOf(Answers answers, ServiceDefinition service) =>
        service
            .Fields.Select(f =>
                answers[f.Name] switch
                {
                    PlaceAnswer { Lat: { } lat, Lon: { } lon } => (lat, lon),
                    AddressAnswer { Lat: { } lat, Lon: { } lon } => (lat, lon),
                    _ => ((double Lat, double Lon)?)null,
                }
            )
            .FirstOrDefault(at => at is not null);
}
