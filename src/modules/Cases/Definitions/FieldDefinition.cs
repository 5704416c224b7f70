using Shahr.Contracts;

namespace Shahr.Cases.Definitions;

/// <summary>What kind of answer a field takes.</summary>
public enum FieldType
{
    Text,
    LongText,
    Number,

    /// <summary>An amount of money in whole rials.</summary>
    Rial,

    /// <summary>A Jalali day, kept as a <see cref="DateOnly"/>.</summary>
    Date,

    Choice,

    /// <summary>Any of a few options.</summary>
    Many,

    /// <summary>A document: photo or PDF.</summary>
    File,

    Photo,

    /// <summary>A point on the city's map with its address.</summary>
    MapPoint,

    /// <summary>A few questions that are asked together, as often as there is something to tell.</summary>
    Group,

    /// <summary>Not asked: worked out from answers before it, and shown.</summary>
    Computed,

    /// <summary>An address of the city in its parts, with a postal code.</summary>
    Address,

    /// <summary>Somebody: name, and national code or passport.</summary>
    Person,

    /// <summary>A company or another legal person: name and national id.</summary>
    Organisation,

    /// <summary>Points on the map in their order.</summary>
    MapLine,

    /// <summary>An area of the map, by its corners.</summary>
    MapArea,
}

/// <summary>A known shape of a text.</summary>
internal enum TextFormat
{
    Free,
    PostalCode,

    /// <summary>شناسهٔ ملی of a company or another legal person.</summary>
    LegalEntity,
}

/// <summary>One question of the form.</summary>
internal sealed record FieldDefinition
{
    /// <summary>Latin name: key of the answer and of the form field.</summary>
    public required string Name { get; init; }

    public required FieldType Type { get; init; }

    /// <summary>The question as it is asked.</summary>
    public required Words Question { get; init; }

    /// <summary>Its short form for «check your answers» and for officers.</summary>
    public required Words Label { get; init; }

    public Words? Hint { get; init; }
    public bool Required { get; init; } = true;
    public TextFormat Format { get; init; }

    /// <summary>Longest text in characters.</summary>
    public int MaxLength { get; init; } = 200;

    /// <summary>Smallest and largest number or amount; of options and of entries of a group, how few and how
    /// many.</summary>
    public long? Min { get; init; }

    /// <inheritdoc cref="Min"/>
    public long? Max { get; init; }

    /// <summary>True when a day may not lie in the future.</summary>
    public bool Past { get; init; }

    /// <summary>The first and the last day that may be chosen, in days from the day it is asked; both or
    /// neither.</summary>
    public int? FromDays { get; init; }

    /// <inheritdoc cref="FromDays"/>
    public int? UntilDays { get; init; }

    /// <summary>How many files at most.</summary>
    public int MaxFiles { get; init; } = 1;

    public IReadOnlyList<OptionDefinition> Options { get; init; } = [];

    /// <summary>Of a group: what is asked in each entry. Their names are no other field's of the form.</summary>
    public IReadOnlyList<FieldDefinition> Fields { get; init; } = [];

    /// <summary>Of a computed field: how it is worked out.</summary>
    public Computation? Compute { get; init; }

    /// <summary>What the city may know already: shown filled in, with its source, for the person to confirm.</summary>
    public KnownKind? Known { get; init; }

    /// <summary>When it is asked; without rows always.</summary>
    public IReadOnlyList<Condition> When { get; init; } = [];

    public bool HasOptions => Type is FieldType.Choice or FieldType.Many;

    /// <summary>True when every applicant answers it, whatever else they answer.</summary>
    public bool IsAlwaysAnswered => Required && When.Count == 0;

    public bool TakesFiles => Type is FieldType.File or FieldType.Photo;

    /// <summary>Whether it is asked after these answers to what was asked before it.</summary>
    public bool IsAskedAfter(Func<string, Answer?> before) => When.All(row => row.Holds(before(row.Field)));

    public OptionDefinition? Option(string? value) => Options.FirstOrDefault(o => o.Value == value);
}

/// <summary>One of the choices of a field.</summary>
internal sealed record OptionDefinition
{
    public required string Value { get; init; }
    public required Words Title { get; init; }
    public Words? Hint { get; init; }
    public string? Icon { get; init; }

    /// <summary>The office that works on cases of this choice, for steps with <c>officeFrom</c>.</summary>
    public string? Office { get; init; }
}
