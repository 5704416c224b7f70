namespace Shahr.Cases.Definitions;

/// <summary>
/// A law says that silence approves: where the promised time of a step passes unanswered, this outcome is taken.
/// </summary>
internal sealed record DeemedApproval
{
    /// <summary>A decision is <see cref="StepResult.Granted"/>, a check <see cref="StepResult.Confirmed"/>.</summary>
    public required StepResult Outcome { get; init; }

    /// <summary>The law it rests on, which is named to everybody.</summary>
    public required Words Law { get; init; }

    /// <summary>The one outcome that approves in a step of this kind.</summary>
    public static StepResult In(StepKind kind) => kind == StepKind.Decide ? StepResult.Granted : StepResult.Confirmed;
}
