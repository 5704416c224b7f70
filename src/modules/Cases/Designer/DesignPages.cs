using Microsoft.AspNetCore.Http;
using Shahr.Cases.Definitions;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Cases.Designer;

/// <summary>
/// One part of a design on its page: what is there, what is wrong with it, and what may be chosen. Views are classes
/// with inner members because pages are public and definitions are not.
/// </summary>
public sealed class PartView
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

    /// <summary>Where the form goes.</summary>
    internal string Action { get; init; } = "";

    /// <summary>Working minutes of a full day, for deadlines in days.</summary>
    internal int DayMinutes { get; init; }

    /// <summary>The field that a new condition looks at, or null while it is not chosen.</summary>
    internal FieldDefinition? Looked { get; private init; }

    /// <summary>What a condition of the field may look at.</summary>
    internal IEnumerable<FieldDefinition> Before => Field is null ? [] : Service.Before(Field);

    /// <summary>The same page where a new condition looks at this field.</summary>
    internal PartView LookingAt(FieldDefinition? looked) =>
        new(Design)
        {
            Faults = Faults,
            Offices = Offices,
            Field = Field,
            Action = Action,
            DayMinutes = DayMinutes,
            Looked = looked,
        };
}

/// <summary>Makes the pages of parts, and takes their forms.</summary>
internal sealed class DesignPages(DesignDesk desk, DesignFaults faults, CaseClock clock, IOffices offices, UiContext ui)
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
        };

    /// <summary>
    /// Saves what was read from a form, or shows its page again with what was typed. <paramref name="changed"/> is
    /// null where the form itself was wrong.
    /// </summary>
    public async Task<IResult> SaveAsync<TPage>(
        OpenDesign design,
        IFormCollection form,
        DesignInput input,
        ServiceDefinition changed,
        (string What, string Next) done,
        PartView view,
        Actor actor,
        CancellationToken ct
    )
        where TPage : CityPage<PartView>
    {
        if (!input.IsFine)
            return Pages.Again<TPage>(view, FormState.From(form, input.Problems));
        return await desk.SaveAsync(design, input.Revision, changed, done.What, actor, ct) is { } refused
            ? Pages.Again<TPage>(view, FormState.From(form, refused))
            : new SeeOther(done.Next);
    }

    /// <summary>The answer where a design or its part is not there.</summary>
    public static IResult Refuse(Problem problem, Guid id) =>
        Pages.Refuse(problem, new WayOn("طرح", "The design", $"{ListDesigns.Address}/{id}"), ListDesigns.Way);
}
