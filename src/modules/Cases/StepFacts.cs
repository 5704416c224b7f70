using Shahr.Kit;

namespace Shahr.Cases;

/// <summary>
/// What a timeline tells of a step, in the reader's language. Holder, question and note are null for readers whom they
/// do not concern: what was never read cannot be shown by mistake.
/// </summary>
internal sealed record StepFacts(
    int Stage,
    string? Branch,
    string Title,
    OfficeId Office,
    StepStanding State,
    StepResult? Result,
    int Minutes,
    DateTime? OpenedAt,
    DateTime? DueAt,
    DateTime? PausedAt,
    int PausedMinutes,
    DateTime? ClosedAt
)
{
    public PersonId? Holder { get; init; }

    /// <summary>The question that stands open, while paused.</summary>
    public string? Question { get; init; }

    /// <summary>The officer's reason or remark.</summary>
    public string? Note { get; init; }

    /// <summary>When the work was really done, where that was before it was entered.</summary>
    public DateTime? WorkedAt { get; init; }

    /// <summary>Nobody answered in time, and by law that is approval.</summary>
    public bool IsBySilence { get; init; }

    public bool IsActive => CaseStep.Active.Contains(State);

    /// <summary>Offices and times only, for whoever has the number.</summary>
    public static StepFacts Bare(CaseStep step, string language) =>
        Of(step, language) with
        {
            Holder = null,
            Question = null,
            Note = null,
        };

    /// <summary>Everything, for the person concerned and for officers.</summary>
    public static StepFacts Of(CaseStep step, string language) =>
        new(
            step.Stage,
            step.Branch,
            CaseWords.Say(language, step.Fa, step.En),
            step.Office,
            step.State,
            step.Result,
            step.Minutes,
            step.OpenedAt,
            step.DueAt,
            step.PausedAt,
            step.PausedMinutes,
            step.ClosedAt
        )
        {
            Holder = step.Holder,
            Question = step.Question,
            Note = step.Note,
            IsBySilence = step.IsBySilence,
            WorkedAt = step.WorkedAt,
        };
}
