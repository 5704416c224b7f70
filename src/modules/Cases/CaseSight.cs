using Shahr.Cases.Definitions;
using Shahr.Cases.Desk;
using Shahr.Cases.Requests;
using Shahr.Kit;

namespace Shahr.Cases;

/// <summary>
/// How much of a case somebody at the desk sees. Whoever's office has a step in it, or was asked by an officer, or who
/// sees all, sees the whole. An office that is there only because the city itself asked it sees what the applicant
/// agreed to, and that until it has answered; afterwards its question and its answer stay. Every page, file and list
/// asks here.
/// </summary>
internal sealed class CaseSight
{
    private readonly ServiceDefinition? _service;
    private readonly IReadOnlyList<CaseStep> _asked = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    private CaseSight() { }

    private CaseSight(ServiceDefinition service, IReadOnlyList<CaseStep> asked, IEnumerable<string?> inquiries)
    {
        (_service, _asked) = (service, asked);
        foreach (var inquiry in inquiries)
            _names.UnionWith(ShownAnswers.NamedBy(service, inquiry ?? ""));
    }

    /// <summary>The whole case.</summary>
    public static CaseSight Whole { get; } = new();

    public bool IsWhole => _service is null;

    /// <summary>The inquiries by which it is seen; none where it is seen whole.</summary>
    public IReadOnlyList<CaseStep> Inquiries => _asked;

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
        return theirs.Count == 0 ? null
            : theirs.Exists(s => s.Inquiry is null) ? Whole
            : new CaseSight(service, theirs, theirs.Where(s => s.IsActive).Select(s => s.Inquiry));
    }

    /// <summary>What a line about a step shows to those who work on it, whatever else they may see.</summary>
    /// <param name="inquiry">The inquiry that the step answers; null for every other step.</param>
    /// <param name="isActive">True while it is not over.</param>
    /// <param name="service">The version that the case follows.</param>
    public static CaseSight Of(string? inquiry, bool isActive, ServiceDefinition service) =>
        inquiry is null ? Whole : new CaseSight(service, [], isActive ? [inquiry] : []);

    /// <summary>The answers that are seen.</summary>
    public Answers Of(Answers answers) => _service is null ? answers : ShownAnswers.Of(_service, _names, answers);

    public bool Shows(FieldDefinition field) => IsWhole || ShownAnswers.IsNamed(field, _names);

    public bool Shows(CaseStep step) => IsWhole || _asked.Any(s => s.Id == step.Id);

    /// <summary>Of the files those that answer a question which is seen.</summary>
    public bool Shows(CaseAttachment file) => IsWhole || (file.Field is { } field && _names.Contains(field));

    /// <summary>Of the history what befell the inquiry, without what was written to the citizen.</summary>
    public bool Shows(CaseLine line) => IsWhole || (line.Kind != LineKind.Told && _asked.Any(s => s.Id == line.StepId));

    /// <summary>The title; without the answer in it where that is not seen.</summary>
    public string Title(string fa, string en, string language) =>
        _service is { TitleFrom: { } by } service && !_names.Contains(by)
            ? service.Title.In(language)
            : CaseWords.Say(language, fa, en);

    /// <summary>What the log of looks says was seen.</summary>
    public IReadOnlyList<string> Fields(Case on) =>
        _service is null ? [] : ["پرسش استعلام", .. ShownAnswers.Labels(_service, _names, on.Answers, "fa")];
}
