using Shahr.Cases.Definitions;
using Shahr.Cases.Desk;
using Shahr.Cases.Requests;
using Shahr.Kit;

namespace Shahr.Cases;

/// <summary>
/// How much of a case somebody at the desk sees. Whoever's office has a step in it, or who sees all, sees the whole. An
/// office that is there only because it was asked sees what the applicant agreed to, where the city itself asked, and
/// what the officer chose, where an officer did; and that until it has answered. Afterwards its question and its answer
/// stay. Every page, file and list asks here.
/// </summary>
internal sealed class CaseSight
{
    private readonly ServiceDefinition? _service;
    private readonly IReadOnlyList<CaseStep> _asked = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    private readonly HashSet<AttachmentId> _files = [];

    private CaseSight() { }

    private CaseSight(ServiceDefinition service, IReadOnlyList<CaseStep> asked) =>
        (_service, _asked) = (service, asked);

    /// <summary>The whole case.</summary>
    public static CaseSight Whole { get; } = new();

    public bool IsWhole => _service is null;

    /// <summary>The questions by which it is seen; none where it is seen whole.</summary>
    public IReadOnlyList<CaseStep> Questions => _asked;

    /// <summary>True while the office owes an answer.</summary>
    public bool IsAsked => _asked.Any(s => s.IsActive);

    /// <summary>True where the applicant's name is seen.</summary>
    public bool ShowsApplicant => IsWhole || _names.Contains(ShownAnswers.Person);

    /// <summary>What an officer sees of a case; null for nothing.</summary>
    public static CaseSight? Of(Case on, Actor actor, ServiceDefinition service)
    {
        if (actor.Can(CasesPermissions.SeeAll))
            return Whole;
        var offices = DeskDoor.OfficesOf(actor);
        var theirs = on.Steps.Where(s => offices.Contains(s.Office) || DeskDoor.CanWork(actor, s)).ToList();
        if (theirs.Count == 0 || theirs.Exists(s => s.SeesWhole))
            return theirs.Count == 0 ? null : Whole;
        var sight = new CaseSight(service, theirs);
        foreach (var step in theirs)
            sight.Add(service, step.Inquiry, step.Shows, step.IsActive);
        return sight;
    }

    /// <summary>What is said about a step to those who work on it, whatever else they may see.</summary>
    public static CaseSight Of(CaseStep step, ServiceDefinition service) =>
        Of(step.Inquiry, step.Shows, step.IsActive, service);

    /// <inheritdoc cref="Of(CaseStep, ServiceDefinition)"/>
    public static CaseSight Of(string? inquiry, ShownToOffice? shows, bool isActive, ServiceDefinition service)
    {
        if (inquiry is null && shows is null)
            return Whole;
        var sight = new CaseSight(service, []);
        sight.Add(service, inquiry, shows, isActive);
        return sight;
    }

    /// <summary>The answers that are seen.</summary>
    public Answers Of(Answers answers) => _service is null ? answers : ShownAnswers.Of(_service, _names, answers);

    public bool Shows(FieldDefinition field) => IsWhole || ShownAnswers.IsNamed(field, _names);

    public bool Shows(CaseStep step) => IsWhole || _asked.Any(s => s.Id == step.Id);

    /// <summary>Of the files those that answer a question which is seen, and those that were chosen.</summary>
    public bool Shows(CaseAttachment file) =>
        IsWhole || _files.Contains(file.Id) || (file.Field is { } field && _names.Contains(field));

    /// <summary>Of the history what befell the question, without what was written to the citizen; and without what the
    /// office saw, which closes with the answer.</summary>
    public bool Shows(CaseLine line) =>
        IsWhole || (line.Kind is not (LineKind.Told or LineKind.OfficeShown) && _asked.Any(s => s.Id == line.StepId));

    /// <summary>The title; without the answer in it where that is not seen.</summary>
    public string Title(string fa, string en, string language) =>
        _service is { TitleFrom: { } by } service && !_names.Contains(by)
            ? service.Title.In(language)
            : CaseWords.Say(language, fa, en);

    /// <summary>What the log of looks says was seen.</summary>
    public IReadOnlyList<string> Fields(Case on) =>
        _service is null
            ? []
            :
            [
                "پرسش استعلام",
                .. ShownAnswers.Labels(_service, _names, on.Answers, "fa"),
                .. _files.Count == 0 ? (string[])[] : ["نام فایل‌های برگزیده"],
            ];

    private void Add(ServiceDefinition service, string? inquiry, ShownToOffice? shows, bool isActive)
    {
        // Of what an officer asks about, the kind is part of the question.
        if (shows is not null && service.TitleFrom is { } kind)
            _names.Add(kind);
        if (!isActive)
            return;
        _names.UnionWith(shows?.Names ?? ShownAnswers.NamedBy(service, inquiry ?? ""));
        _files.UnionWith(shows?.Files ?? []);
    }
}
