namespace Shahr.Cases.Definitions;

/// <summary>
/// One row of the table that says when a field is asked: what a field written before it must have been answered. All
/// rows of a field hold together, and a row uses one operator.
/// </summary>
internal sealed record Condition
{
    /// <summary>The field that is looked at; it stands before the field that asks.</summary>
    public required string Field { get; init; }

    /// <summary>One of these options was chosen.</summary>
    public IReadOnlyList<string> Is { get; init; } = [];

    /// <summary>It was answered, and with none of these options.</summary>
    public IReadOnlyList<string> IsNot { get; init; } = [];

    /// <summary>The number or amount is this or more; of a group, the number of its entries.</summary>
    public long? AtLeast { get; init; }

    /// <summary>The number or amount is this or less.</summary>
    public long? AtMost { get; init; }

    /// <summary>True when it was answered, false when it was passed over.</summary>
    public bool? Answered { get; init; }

    /// <summary>How many operators the row uses; a good one uses one.</summary>
    public int Operators =>
        (Is.Count > 0 ? 1 : 0)
        + (IsNot.Count > 0 ? 1 : 0)
        + (AtLeast is null ? 0 : 1)
        + (AtMost is null ? 0 : 1)
        + (Answered is null ? 0 : 1);

    /// <summary>Whether this answer, or none, lets the field be asked.</summary>
    public bool Holds(Answer? answer) =>
        this switch
        {
            { Answered: { } answered } => answered == answer is not null,
            { AtLeast: { } least } => NumberOf(answer) >= least,
            { AtMost: { } most } => NumberOf(answer) <= most,
            { Is.Count: > 0 } => Chosen(answer).Any(Is.Contains),
            _ => answer is not null && !Chosen(answer).Any(IsNot.Contains),
        };

    private static long? NumberOf(Answer? answer) =>
        answer switch
        {
            NumberAnswer number => number.Number,
            RialAnswer amount => amount.Amount,
            GroupAnswer group => group.Entries.Count,
            _ => null,
        };

    private static IReadOnlyList<string> Chosen(Answer? answer) =>
        answer switch
        {
            ChoiceAnswer choice => [choice.Value],
            ManyAnswer many => many.Values,
            _ => [],
        };
}
