using Microsoft.AspNetCore.Http;
using Shahr.Cases.Definitions;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Cases.Designer;

/// <summary>
/// One part of a design on its page: what is there, what is wrong with it, and what may be chosen. Views have
/// inner members because pages are public and definitions are not.
/// </summary>
public sealed record PartView
{
    internal PartView(OpenDesign design) => Design = design;

    internal OpenDesign Design { get; }
    internal ServiceDefinition Service => Design.Service;
    internal IReadOnlyList<DefinitionFault> Faults { get; init; } = [];
    internal IReadOnlyList<Choice> Offices { get; init; } = [];

    /// <summary>The field on the page; a new one is empty.</summary>
    internal FieldDefinition? Field { get; init; }

    /// <inheritdoc cref="Field"/>
    internal StepDefinition? Step { get; init; }

    /// <inheritdoc cref="Field"/>
    internal OutputDefinition? Output { get; init; }

    /// <inheritdoc cref="Field"/>
    internal InquiryDefinition? Inquiry { get; init; }

    /// <inheritdoc cref="Field"/>
    internal PartDefinition? Part { get; init; }

    /// <summary>The service of the part as it is in force; null where the city has it no more.</summary>
    internal ServiceDefinition? PartService { get; init; }

    /// <summary>Services that may become a part of the event.</summary>
    internal IReadOnlyList<Choice> Services { get; init; } = [];

    /// <summary>True where the page is of a part that is there.</summary>
    internal bool IsThere => (Field ?? Step ?? Output ?? Inquiry ?? (object?)Part) is not null;

    /// <summary>The conditions of a question, an inquiry or a part.</summary>
    internal IReadOnlyList<Condition> When => Field?.When ?? Inquiry?.When ?? Part?.When ?? [];

    /// <summary>The group that a new field goes into.</summary>
    internal string? Group { get; init; }

    /// <summary>Where the form goes.</summary>
    internal string Action { get; init; } = "";

    /// <summary>Working minutes of a full day, for deadlines in days.</summary>
    internal int DayMinutes { get; init; }

    /// <summary>The field that a new condition looks at, or null while it is not chosen.</summary>
    internal FieldDefinition? Looked { get; init; }

    /// <summary>What its conditions may look at: a question at those before it, an inquiry and a part at all.</summary>
    internal IEnumerable<FieldDefinition> Before => Field is null ? Service.Fields : Service.Before(Field);
}

/// <summary>Makes the pages of parts, and takes their forms.</summary>
internal sealed class DesignPages(
    DesignDesk desk,
    DesignFaults faults,
    CaseClock clock,
    IOffices offices,
    ServiceShelf shelf,
    UiContext ui
)
{
    /// <summary>What the page of a part needs besides the part.</summary>
    public async Task<PartView> ViewAsync(
        OpenDesign design,
        DefinitionPart part,
        string key,
        string action,
        CancellationToken ct
    ) =>
        new(design)
        {
            Faults = [.. (await faults.OfAsync(design.Service, ct)).Where(f => f.Part == part && f.Key == key)],
            Offices =
            [
                .. (await offices.AllAsync(ct)).Select(o => new Choice(o.Code, CaseWords.Say(ui.Language, o.Fa, o.En))),
            ],
            Action = $"{design.Url}/{action}",
            DayMinutes = clock.Calendar.FullDayMinutes,
            Field = part == DefinitionPart.Field ? design.Service.FieldAnywhere(key) : null,
            Step = part == DefinitionPart.Step ? design.Service.Steps.FirstOrDefault(s => s.Code == key) : null,
            Output = part == DefinitionPart.Output ? design.Service.Outputs.FirstOrDefault(o => o.Kind == key) : null,
            Inquiry =
                part == DefinitionPart.Inquiry ? design.Service.Inquiries.FirstOrDefault(i => i.Code == key) : null,
            Part = part == DefinitionPart.Part ? design.Service.Parts.FirstOrDefault(p => p.Service == key) : null,
            PartService = part == DefinitionPart.Part ? shelf.Find(key) : null,
            Services = part == DefinitionPart.Part ? ServicesFor(design.Service) : [],
        };

    // An event is no part of another, and has each service once.
    private List<Choice> ServicesFor(ServiceDefinition lifeEvent) =>
        [
            .. shelf
                .Current.Where(s => s is { IsLifeEvent: false, Who: WhoMayAsk.Person } && s.Code != lifeEvent.Code)
                .Where(s => lifeEvent.Parts.All(p => p.Service != s.Code))
                .Select(s => new Choice(s.Code, s.Title.In(ui.Language)))
                .OrderBy(s => s.Label, StringComparer.Ordinal),
        ];

    /// <summary>The page of a part in a design that can be changed.</summary>
    public async Task<Result<PartView>> FindAsync(Guid id, DefinitionPart part, string key, CancellationToken ct)
    {
        var found = await desk.OpenAsync(id, ct);
        if (found.Problem is { } problem)
            return problem;
        var view = await ViewAsync(found.Value, part, key, $"{PartAddress.ListOf(part)}/{key}", ct);
        return view.IsThere ? view : DesignerProblems.NoSuchPart;
    }

    /// <summary>Saves what was read from a form, or shows its page again with what was typed.</summary>
    public async Task<IResult> SaveAsync(
        Func<PartView, FormState, IResult> page,
        IFormCollection form,
        DesignInput input,
        ServiceDefinition changed,
        (string What, string Next) done,
        PartView view,
        Actor actor,
        CancellationToken ct
    )
    {
        if (!input.IsFine)
            return page(view, FormState.From(form, input.Problems));
        return await desk.SaveAsync(view.Design, input.Revision, changed, done.What, actor, ct) is { } refused
            ? page(view, FormState.From(form, refused))
            : new SeeOther(done.Next);
    }

    /// <summary>The answer where a design or its part is not there.</summary>
    public static IResult Refuse(Problem problem, Guid id) =>
        Pages.Refuse(problem, new WayOn("طرح", "The design", $"{ListDesigns.Address}/{id}"), ListDesigns.Way);
}
