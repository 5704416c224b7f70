using Shahr.Kit.Values;

namespace Shahr.Cases.Definitions;

/// <summary>
/// What a step costs the applicant: an amount in rials, or one that follows from the answers. Its clock stands until
/// that is paid.
/// </summary>
internal sealed record FeeDefinition
{
    /// <summary>The amount in rials; or else <see cref="From"/>.</summary>
    public long? Rials { get; init; }

    /// <summary>An amount or a computed field of the form that says how much.</summary>
    public string? From { get; init; }

    /// <summary>What is paid for, as the receipt says it.</summary>
    public required Words For { get; init; }

    /// <summary>How much it is for these answers; null where nothing is to be paid.</summary>
    public Rial? Of(Answers answers)
    {
        var rials = From is null ? Rials : AmountIn(answers[From]);
        return rials > 0 ? new Rial(rials.Value) : null;
    }

    private static long? AmountIn(Answer? answer) =>
        answer switch
        {
            RialAnswer { Amount: var amount } => amount,
            NumberAnswer { Number: var number } => number,
            _ => null,
        };
}
