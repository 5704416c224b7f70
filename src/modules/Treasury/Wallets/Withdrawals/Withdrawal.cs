using Shahr.Kit;
using Shahr.Kit.Values;

namespace Shahr.Treasury;

/// <summary>Where money on its way to a bank account stands.</summary>
internal enum WithdrawalState
{
    /// <summary>Written down; its payment waits for its owner's word.</summary>
    Made,

    /// <summary>Asked for; the ledger is taking it out of the wallet.</summary>
    Leaving,

    /// <summary>The ledger said no, and nothing left the wallet.</summary>
    Dropped,

    /// <summary>Out of the wallet; the bank is being given the order.</summary>
    Due,

    /// <summary>The bank has the order.</summary>
    Ordered,

    /// <summary>It is in the account.</summary>
    Arrived,

    /// <summary>The bank refused it; it is to go back.</summary>
    Refused,

    /// <summary>The ledger is bringing it back.</summary>
    Returning,

    /// <summary>It is in the wallet again.</summary>
    Returned,
}

/// <summary>Which state may follow which; anything else is no step.</summary>
internal static class WithdrawalSteps
{
    private static readonly Dictionary<WithdrawalState, WithdrawalState[]> Before = new()
    {
        [WithdrawalState.Leaving] = [WithdrawalState.Made],
        [WithdrawalState.Dropped] = [WithdrawalState.Leaving],
        [WithdrawalState.Due] = [WithdrawalState.Leaving],
        [WithdrawalState.Ordered] = [WithdrawalState.Due],
        [WithdrawalState.Arrived] = [WithdrawalState.Due, WithdrawalState.Ordered],
        // Back from Returning where the wallet did not take it: then it is tried again.
        [WithdrawalState.Refused] = [WithdrawalState.Due, WithdrawalState.Ordered, WithdrawalState.Returning],
        [WithdrawalState.Returning] = [WithdrawalState.Refused],
        [WithdrawalState.Returned] = [WithdrawalState.Returning],
    };

    /// <summary>The states from which one may step into this.</summary>
    public static IReadOnlyList<WithdrawalState> Into(WithdrawalState state) => Before[state];

    /// <summary>True where nothing follows any more.</summary>
    public static bool IsOver(this WithdrawalState state) =>
        state is WithdrawalState.Arrived or WithdrawalState.Returned or WithdrawalState.Dropped;
}

/// <summary>
/// Money that leaves a wallet for an account at a bank. Its id is its payment's and the key of the order at the bank,
/// so that whoever asks again asks for the same; it is changed only by guarded steps (<see cref="WithdrawalSteps"/>).
/// </summary>
internal sealed class Withdrawal
{
    public required Guid Id { get; init; }

    public required PersonId OwnerId { get; init; }

    public required Rial AmountRial { get; init; }

    /// <summary>The account at the bank, sealed (<see cref="WithdrawalSeal"/>).</summary>
    public required string SealedSheba { get; init; }

    public WithdrawalState State { get; private set; }

    /// <summary>Why the bank refused it.</summary>
    public TransferRefusal? Why { get; private set; }

    /// <summary>The bank's tracking number.</summary>
    public string? Tracking { get; private set; }

    /// <summary>The payment that brings it back.</summary>
    public Guid? BackPaymentId { get; private set; }

    public required DateTime MadeAt { get; init; }

    /// <summary>When it was asked for; counts for the limit of a day.</summary>
    public DateTime? TakenAt { get; private set; }

    public DateTime? EndedAt { get; private set; }

    /// <summary>When the job next has something to do with it; null for nothing.</summary>
    public DateTime? AskAt { get; private set; }

    /// <summary>How often the bank was asked in vain.</summary>
    public int Asks { get; private set; }
}
