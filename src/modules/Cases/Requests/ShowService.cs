using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shahr.Cases.Definitions;
using Shahr.Cases.Fees;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Ui;

namespace Shahr.Cases.Requests;

/// <summary>The page of a service: what it is, what is needed, how long each step takes, and the way in.</summary>
internal static class ShowService
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/services/{code}", Show);

    public static async Task<IResult> Show(
        string code,
        Actor? actor,
        UiContext ui,
        ServiceShelf shelf,
        OfficeNames offices,
        CasesDb db,
        CaseClock clock,
        CancellationToken ct
    )
    {
        if (shelf.Find(code) is not { } service)
            return Pages.Refuse(CasesProblems.NoSuchService);
        var names = await offices.AllAsync(ui.Language, ct);
        var draft = actor is null
            ? null
            : await db
                .Drafts.AsNoTracking()
                .ReachedBy(actor)
                .Where(d => d.ServiceCode == code && d.SentAs == null)
                .OrderByDescending(d => d.ChangedAt)
                .Select(d => (DraftId?)d.Id)
                .FirstOrDefaultAsync(ct);
        var language = ui.Language;
        return Pages.Of<ShowServicePage>(
            new ServiceView
            {
                Code = service.Code,
                Title = service.Title.In(language),
                About = service.About.In(language),
                Details = [.. service.Details.Select(d => d.In(language))],
                Stage = CaseWords.Stage(language, service.Stage),
                Papers =
                [
                    .. service
                        .Fields.Where(f => f.TakesFiles)
                        .Select(f =>
                            (
                                f.Label.In(language),
                                f.IsAlwaysAnswered ? f.Hint?.In(language)
                                : f.Required ? CaseWords.Say(language, "اگر لازم شود", "If it is needed")
                                : CaseWords.Say(language, "اگر دارید", "If you have one")
                            )
                        ),
                ],
                Fees = FeeWords.Of(service, null, language),
                Silences = SilencesOf(service, language),
                Steps =
                [
                    .. service.Steps.Select(s =>
                        (
                            s.Title.In(language),
                            s.Office is { } office
                                ? names.Of(office)
                                : CaseWords.Say(language, "ادارهٔ مسئول آن", "The office in charge"),
                            CaseWords.WorkTime(language, s.Minutes, clock.Calendar)
                        )
                    ),
                    .. service.Parts.Select(p => PartOf(p, shelf, names, clock, language)),
                ],
                Together = service.Branches.Count > 0,
                IsLifeEvent = service.IsLifeEvent,
                Inquiries = InquiriesOf(service, names, language),
                SignedIn = actor is not null,
                IsAsked = service.Who != WhoMayAsk.City,
                Questions = QuestionsOf(service, language),
                DraftUrl = draft is { } id ? $"/drafts/{id}/check" : null,
            }
        );
    }

    private static List<(string, string, string)> InquiriesOf(
        ServiceDefinition service,
        NamesOfOffices names,
        string language
    ) =>
        [
            .. service
                .Inquiries.Select(i => (Inquiry: i, Office: names.Of(i.Office)))
                .Select(i =>
                    (
                        i.Office,
                        i.Inquiry.Question.In(language),
                        ShownAnswers.Sees(service, i.Inquiry, i.Office, null, language)
                    )
                ),
        ];

    private static List<(string, string)> SilencesOf(ServiceDefinition service, string language) =>
        [
            .. service
                .Steps.Where(s => s.DeemedApproved is not null)
                .Select(s => (s.Title.In(language), s.DeemedApproved?.Law.In(language) ?? "")),
        ];

    private static (string, string, string) PartOf(
        PartDefinition part,
        ServiceShelf shelf,
        NamesOfOffices names,
        CaseClock clock,
        string language
    )
    {
        if (shelf.Find(part.Service) is not { } service)
            return (part.Service, "—", CaseWords.Say(language, "اکنون داده نمی‌شود", "Not given now"));
        var title = service.Title.In(language);
        if (part.Optional)
            title += CaseWords.Say(language, " (به دلخواه)", " (as you like)");
        else if (part.When.Count > 0)
            title += CaseWords.Say(language, " (اگر لازم شود)", " (if it is needed)");
        return (
            title,
            CheckViews.OfficesOf(service, names, language),
            CaseWords.WorkTime(language, service.PromisedMinutes(), clock.Calendar)
        );
    }

    // Where some questions hang on answers nobody knows beforehand how many there will be.
    private static string QuestionsOf(ServiceDefinition service, string language)
    {
        var most = CaseWords.Number(language, service.Fields.Count(f => f.Type != FieldType.Computed));
        return service.Fields.All(f => f.When.Count == 0)
            ? most
            : CaseWords.Say(language, $"تا {most}", $"up to {most}");
    }
}

/// <summary>What the service page shows.</summary>
public sealed record ServiceView
{
    /// <summary>Code of the service.</summary>
    public required string Code { get; init; }

    /// <summary>Its name.</summary>
    public required string Title { get; init; }

    /// <summary>One line.</summary>
    public required string About { get; init; }

    /// <summary>Paragraphs.</summary>
    public required IReadOnlyList<string> Details { get; init; }

    /// <summary>How far the service has come, in words.</summary>
    public required string Stage { get; init; }

    /// <summary>Documents with their hint.</summary>
    public required IReadOnlyList<(string Name, string? Hint)> Papers { get; init; }

    /// <summary>Offices the city asks by itself, with the question.</summary>
    public IReadOnlyList<(string Office, string Question, string Sees)> Inquiries { get; init; } = [];

    /// <summary>True where it becomes several cases: then the steps are its parts.</summary>
    public bool IsLifeEvent { get; init; }

    /// <summary>What is paid on the way, and how much.</summary>
    public IReadOnlyList<(string What, string Amount)> Fees { get; init; } = [];

    /// <summary>Steps in which silence approves, with the law that says so.</summary>
    public IReadOnlyList<(string Step, string Law)> Silences { get; init; } = [];

    /// <summary>Steps with office and promised time.</summary>
    public required IReadOnlyList<(string Title, string Office, string Time)> Steps { get; init; }

    /// <summary>True when some steps run at the same time.</summary>
    public required bool Together { get; init; }

    /// <summary>True for a signed-in reader.</summary>
    public required bool SignedIn { get; init; }

    /// <summary>How many questions, in digits of the language.</summary>
    public required string Questions { get; init; }

    /// <summary>False for what only the city opens.</summary>
    public required bool IsAsked { get; init; }

    /// <summary>The reader's open draft of this service, or null.</summary>
    public required string? DraftUrl { get; init; }
}
