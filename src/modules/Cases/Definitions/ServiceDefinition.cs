using Shahr.Kit.Modules;

namespace Shahr.Cases.Definitions;

/// <summary>The same words in the two languages of the house.</summary>
internal sealed record Words
{
    public required string Fa { get; init; }
    public required string En { get; init; }

    public string In(string language) => language == "en" ? En : Fa;
}

/// <summary>Who may ask for a service.</summary>
internal enum WhoMayAsk
{
    /// <summary>Every signed-in person.</summary>
    Person,

    /// <summary>Only somebody who works in an office: one office asks another.</summary>
    Officer,

    /// <summary>Nobody: the city opens such cases where it finds by itself what an office has to look into.</summary>
    City,
}

/// <summary>
/// A service as data: what is asked, who works on it, by when, and what comes out. Written in YAML, checked at start,
/// never changed once published: a change is a new version, and running cases keep theirs.
/// </summary>
internal sealed record ServiceDefinition
{
    public required string Code { get; init; }
    public required int Version { get; init; }
    public required Words Title { get; init; }

    /// <summary>One line for the catalogue: what it does for me.</summary>
    public required Words About { get; init; }

    /// <summary>What the person should know before beginning, one paragraph each.</summary>
    public IReadOnlyList<Words> Details { get; init; } = [];

    public required CityGroup Group { get; init; }

    /// <summary>How far the service has come; a test proves it.</summary>
    public required ServiceStage Stage { get; init; }

    public string Icon { get; init; } = "file-text";
    public IReadOnlyList<string> Keywords { get; init; } = [];
    public WhoMayAsk Who { get; init; } = WhoMayAsk.Person;

    /// <summary>
    /// A choice field whose answer belongs to the case's title and kind («خرابی خیابان: چراغ معابر»).
    /// </summary>
    public string? TitleFrom { get; init; }

    public NearbyRule? Nearby { get; init; }

    public required Outcomes Outcomes { get; init; }
    public required IReadOnlyList<FieldDefinition> Fields { get; init; }
    public IReadOnlyList<BranchDefinition> Branches { get; init; } = [];
    public IReadOnlyList<StepDefinition> Steps { get; init; } = [];
    public IReadOnlyList<OutputDefinition> Outputs { get; init; } = [];

    /// <summary>What the city asks other offices by itself when a case opens.</summary>
    public IReadOnlyList<InquiryDefinition> Inquiries { get; init; } = [];

    /// <summary>The services that a life event asks for at once; a life event has these instead of steps.</summary>
    public IReadOnlyList<PartDefinition> Parts { get; init; } = [];

    /// <summary>True for a life event: one request that becomes several cases.</summary>
    public bool IsLifeEvent => Parts.Count > 0;

    /// <summary>
    /// The steps with the stage each belongs to: what stands in one stage and in different branches runs at the same
    /// time, and a step without a branch begins the next.
    /// </summary>
    public IEnumerable<(StepDefinition Step, int Stage)> Staged()
    {
        var (stage, before) = (0, (string?)null);
        foreach (var (position, step) in Steps.Index())
        {
            if (position > 0 && (step.Branch is null || before is null))
                stage++;
            before = step.Branch;
            yield return (step, stage);
        }
    }

    public FieldDefinition? Field(string? name) => Fields.FirstOrDefault(f => f.Name == name);

    /// <summary>Every question, those within groups behind their group.</summary>
    public IEnumerable<FieldDefinition> AllFields() => Fields.SelectMany(f => f.Fields.Prepend(f));

    /// <summary>A question of the form or of one of its groups.</summary>
    public FieldDefinition? FieldAnywhere(string? name) => AllFields().FirstOrDefault(f => f.Name == name);

    /// <summary>The group a question stands in, or null.</summary>
    public FieldDefinition? GroupOf(FieldDefinition field) => Fields.FirstOrDefault(g => g.Fields.Contains(field));

    /// <summary>The questions that a condition of this one may look at: those of the form before it, and in a group
    /// those of the same entry before it.</summary>
    public IEnumerable<FieldDefinition> Before(FieldDefinition field) =>
        GroupOf(field) is { } group
            ? Fields.TakeWhile(f => f != group).Concat(group.Fields.TakeWhile(f => f != field))
            : Fields.TakeWhile(f => f != field);

    /// <summary>What a computed field may be worked out from: what a condition may look at, and what stands in the
    /// groups before it.</summary>
    public IEnumerable<FieldDefinition> Operands(FieldDefinition field) =>
        Before(field)
            .SelectMany(f => f.Fields.Prepend(f))
            .Where(f =>
                f.Type is FieldType.Number or FieldType.Rial or FieldType.Date or FieldType.Group or FieldType.Computed
            );

    /// <summary>The step a case of this version was given under this code.</summary>
    public StepDefinition Step(string code) => Steps.First(s => s.Code == code);

    /// <summary>What the definition says of a step; null of an opinion, which an officer asked for.</summary>
    public StepDefinition? Of(CaseStep step) => step.AskedBy is null ? Step(step.Code) : null;
}

/// <summary>Open cases of the same kind close by are offered before a new one is made.</summary>
internal sealed record NearbyRule
{
    /// <summary>The map-point field that is compared.</summary>
    public required string Field { get; init; }

    public required int Meters { get; init; }
}

/// <summary>What the two ends of a case are called.</summary>
internal sealed record Outcomes
{
    public required Words Granted { get; init; }
    public required Words Refused { get; init; }
}

/// <summary>A line of work that runs at the same time as its neighbours.</summary>
internal sealed record BranchDefinition
{
    public required string Code { get; init; }
    public required Words Title { get; init; }
}

/// <summary>A paper the city gives when the case is granted; Documents makes and signs it.</summary>
internal sealed record OutputDefinition
{
    public required string Kind { get; init; }
    public required Words Title { get; init; }

    /// <summary>
    /// Paragraphs with places such as <c>{person}</c>, <c>{address}</c>, filled by <see cref="OutputText"/>.
    /// </summary>
    public required IReadOnlyList<string> Body { get; init; }

    public required IReadOnlyList<OutputField> Fields { get; init; }

    /// <summary>Days of validity; null for ever.</summary>
    public int? ValidDays { get; init; }
}

/// <summary>A line of the paper's table; the value is a text with places.</summary>
internal sealed record OutputField
{
    public required string Name { get; init; }
    public required Words Label { get; init; }
    public required string Value { get; init; }
}
