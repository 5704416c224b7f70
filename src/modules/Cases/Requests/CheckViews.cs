using Shahr.Cases.Definitions;
using Shahr.Cases.Fees;
using Shahr.Cases.LifeEvents;
using Shahr.Kit;

namespace Shahr.Cases.Requests;

/// <summary>Makes «check your answers», with what will be opened where.</summary>
internal sealed class CheckViews(PlanParts plans, OfficeNames offices, CaseClock clock)
{
    public async Task<CheckView> OfAsync(
        Draft draft,
        ServiceDefinition service,
        Actor actor,
        string language,
        CancellationToken ct
    )
    {
        var names = await offices.AllAsync(language, ct);
        return new CheckView
        {
            Service = service.Title.In(language),
            DraftId = draft.Id.ToString(),
            IsLifeEvent = service.IsLifeEvent,
            Consents = ConsentsOf(draft, service, actor, names, language),
            Parts = [.. plans.Of(service, draft.Answers, actor).Select(p => PartOf(p, names, language))],
            Answers = LinesOf(draft, service, language),
            Fees = FeeWords.Of(service, service.Kept(draft.Answers), language),
            TooMuch = WithinLimit.WhyTooMuch(service, service.Kept(draft.Answers), actor)?.In(language),
        };
    }

    /// <summary>Every answer with its way back.</summary>
    public static IReadOnlyList<CheckLine> LinesOf(Draft draft, ServiceDefinition service, string language) =>
        [
            .. service
                .Asked(draft.Answers)
                .Select(field => new CheckLine(
                    field.Label.In(language),
                    AnswerText.Of(field, draft.Answers[field.Name], language),
                    field.Type == FieldType.Computed ? null : $"/drafts/{draft.Id}/questions/{field.Name}?from=check",
                    [
                        .. (draft.Answers[field.Name] as FilesAnswer)
                            ?.Files.Where(f => f.MediaType.StartsWith("image/", StringComparison.Ordinal))
                            .Select(f => $"/drafts/{draft.Id}/files/{f.Hash}")
                            ?? [],
                    ],
                    EntriesOf(draft, field, language)
                )),
        ];

    private static List<(string Text, string ChangeUrl)> EntriesOf(
        Draft draft,
        FieldDefinition field,
        string language
    ) =>
        [
            .. ((draft.Answers[field.Name] as GroupAnswer)?.Entries ?? []).Select(e =>
                (AnswerText.OfEntry(field, e, language), AskGroup.UrlOf(draft, field, e.Key) + "?from=check")
            ),
        ];

    // Of a life event those of every part that would be opened; the paper instead is the event's question.
    private List<CheckConsent> ConsentsOf(
        Draft draft,
        ServiceDefinition service,
        Actor actor,
        NamesOfOffices names,
        string language
    )
    {
        if (!service.IsLifeEvent)
            return Of(service, service.Kept(draft.Answers), field => field);
        return
        [
            .. plans
                .Of(service, draft.Answers, actor)
                .Where(p => p.Why is null)
                .SelectMany(p => p.Service is { } of ? Of(of, p.Answers, f => p.Part.AnswerTo(f)?.From) : []),
        ];

        List<CheckConsent> Of(ServiceDefinition of, Answers kept, Func<string, string?> askedAs) =>
            [
                .. of
                    .Inquiries.Where(i => i.IsAsked(kept))
                    .Select(i =>
                    {
                        var field = i.Instead is { } instead ? askedAs(instead) : null;
                        return new CheckConsent(
                            i.ReadKeyIn(of),
                            names.Of(i.Office),
                            ShownAnswers.Consent(of, i, names.Of(i.Office), kept, language),
                            i.Question.In(language),
                            CaseWords.WorkTime(language, i.Days * clock.Calendar.FullDayMinutes, clock.Calendar)
                        )
                        {
                            Instead = field is null ? null : of.Field(i.Instead)?.Label.In(language),
                            InsteadUrl = $"/drafts/{draft.Id}/questions/{field}?from=check",
                            Given = i.Instead is { } paper && kept.Has(paper),
                        };
                    }),
            ];
    }

    private CheckPart PartOf(PlannedPart planned, NamesOfOffices names, string language) =>
        new(
            planned.Part.Service,
            planned.Service?.Title.In(language) ?? planned.Part.Service,
            planned.Part.Optional,
            planned.Why?.In(language)
        )
        {
            Offices = planned.Service is null ? "—" : OfficesOf(planned.Service, names, language),
            By = planned.Service is null
                ? "—"
                : CaseWords.Instant(language, clock.After(clock.Now, planned.Service.PromisedMinutes())),
        };

    /// <summary>The offices that work on a service, each once.</summary>
    public static string OfficesOf(ServiceDefinition service, NamesOfOffices names, string language) =>
        string.Join(
            CaseWords.Say(language, "، ", ", "),
            service
                .Steps.Select(s =>
                    s.Office is { } office
                        ? names.Of(office)
                        : CaseWords.Say(language, "ادارهٔ مسئول آن", "The office in charge")
                )
                .Distinct(StringComparer.Ordinal)
        );
}
