namespace Shahr.Ledger;

/// <summary>
/// Why a command was not done. Below 100 the reason lies in the command or the moment, and nothing is kept; from 100 on
/// it lies in the state of the accounts, and the answer is kept in the journal, so that the same command asked again
/// gets the same refusal even after the state has changed.
/// </summary>
public enum Refusal : byte
{
    /// <summary>It was done.</summary>
    None = 0,

    /// <summary>The command or the account it opens has no id.</summary>
    IdMissing = 1,

    /// <summary>Not a kind of command a client may send.</summary>
    KindUnknown = 2,

    /// <summary>The amount must be above zero (for a post: not below zero, zero being all of it).</summary>
    AmountNotPositive = 3,

    /// <summary>Both sides are the same account.</summary>
    SameAccount = 4,

    /// <summary>A side has no account.</summary>
    AccountMissing = 5,

    /// <summary>The ledger (the unit of money) is not named.</summary>
    LedgerMissing = 6,

    /// <summary>The code (what the account or transfer is for) is not named.</summary>
    CodeMissing = 7,

    /// <summary>Marks that contradict each other or the kind of command.</summary>
    FlagsContradict = 8,

    /// <summary>Something is filled in that this kind of command does not have.</summary>
    FieldNotAllowed = 9,

    /// <summary>The pending transfer is not named.</summary>
    PendingMissing = 10,

    /// <summary>The last command of a chain says that another follows.</summary>
    ChainOpen = 11,

    /// <summary>The chain is longer than one batch.</summary>
    ChainTooLong = 12,

    /// <summary>The id was used before with another body; the answer names the first field that differs.</summary>
    DiffersFromEarlier = 13,

    /// <summary>Some ids of the chain were used before, others not, or in another chain.</summary>
    ChainDiffers = 14,

    /// <summary>
    /// Too much is waiting; ask again a little later. It says nothing of whether the same id was done before.
    /// </summary>
    Busy = 15,

    /// <summary>The disk has no room for the next batch; nothing was done, now or earlier.</summary>
    NoSpace = 16,

    /// <summary>Another command of the chain was refused.</summary>
    LinkedFailed = 100,

    /// <summary>The debit account does not exist.</summary>
    DebitAccountUnknown = 101,

    /// <summary>The credit account does not exist.</summary>
    CreditAccountUnknown = 102,

    /// <summary>An account belongs to another ledger (another unit of money).</summary>
    LedgerDiffers = 103,

    /// <summary>The debit account is frozen.</summary>
    DebitAccountFrozen = 104,

    /// <summary>The credit account is frozen.</summary>
    CreditAccountFrozen = 105,

    /// <summary>The debit account is closed.</summary>
    DebitAccountClosed = 106,

    /// <summary>The credit account is closed.</summary>
    CreditAccountClosed = 107,

    /// <summary>The debit account does not have so much.</summary>
    ExceedsCredits = 108,

    /// <summary>The credit account does not owe so much.</summary>
    ExceedsDebits = 109,

    /// <summary>A sum would no longer fit.</summary>
    Overflow = 110,

    /// <summary>There is no pending transfer of that id.</summary>
    PendingUnknown = 111,

    /// <summary>The transfer of that id was not a pending one, or was refused.</summary>
    NotPending = 112,

    /// <summary>It was posted already.</summary>
    PendingPosted = 113,

    /// <summary>It was voided already.</summary>
    PendingVoided = 114,

    /// <summary>Its time was over.</summary>
    PendingExpired = 115,

    /// <summary>More is to be posted than was held.</summary>
    ExceedsPending = 116,

    /// <summary>A balancing transfer found nothing to move.</summary>
    NothingToMove = 117,

    /// <summary>The account to be changed does not exist.</summary>
    AccountUnknown = 118,

    /// <summary>Something is left or held in the account that is to be closed.</summary>
    AccountNotEmpty = 119,

    /// <summary>A closed account cannot be changed any more.</summary>
    AccountClosed = 120,
}
