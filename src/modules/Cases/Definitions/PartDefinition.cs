namespace Shahr.Cases.Definitions;

/// <summary>
/// One part of a life event: a service that is asked for together with the others. It becomes an ordinary case of the
/// version in force, which is told only what is listed here.
/// </summary>
internal sealed record PartDefinition
{
    /// <summary>Code of the service; an event has each service once.</summary>
    public required string Service { get; init; }

    /// <summary>True when the citizen may leave it out.</summary>
    public bool Optional { get; init; }

    /// <summary>When it belongs to the event; without rows always.</summary>
    public IReadOnlyList<Condition> When { get; init; } = [];

    /// <summary>How the service's questions are answered.</summary>
    public required IReadOnlyList<PartAnswer> Answers { get; init; }

    public PartAnswer? AnswerTo(string field) => Answers.FirstOrDefault(a => a.Field == field);

    /// <summary>Whether it belongs to an event that was answered so.</summary>
    public bool IsIn(ServiceDefinition lifeEvent, Answers answers)
    {
        if (When.Count == 0)
            return true;
        var asked = lifeEvent.Asked(answers).Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        return When.All(row => row.Holds(asked.Contains(row.Field) ? answers[row.Field] : null));
    }
}

/// <summary>
/// The answer to one question of a part's service: what was answered in the event, or a fixed option.
/// </summary>
internal sealed record PartAnswer
{
    /// <summary>The question of the service.</summary>
    public required string Field { get; init; }

    /// <summary>The question of the event whose answer it takes; or else <see cref="Value"/>.</summary>
    public string? From { get; init; }

    /// <summary>An option of the service's choice.</summary>
    public string? Value { get; init; }
}
