namespace Shahr.Ledger;

/// <summary>What an account may do.</summary>
[Flags]
public enum AccountFlags : byte
{
    /// <summary>Anything.</summary>
    None = 0,

    /// <summary>Debits, held ones included, must not exceed posted credits: a purse cannot go below zero.</summary>
    DebitsWithinCredits = 1,

    /// <summary>Credits, held ones included, must not exceed posted debits.</summary>
    CreditsWithinDebits = 2,

    /// <summary>Nothing new goes out or in, and nothing held is posted; what is held may be voided or expire.</summary>
    Frozen = 4,

    /// <summary>For good. Only an account in which nothing is left or held can be closed.</summary>
    Closed = 8,
}

/// <summary>How a command is to be taken.</summary>
[Flags]
public enum CommandFlags : byte
{
    /// <summary>By itself.</summary>
    None = 0,

    /// <summary>
    /// Together with the next command: a chain stands or falls as one. The last of a chain has no mark.
    /// </summary>
    Linked = 1,

    /// <summary>At most the amount, and no more than the debit account has.</summary>
    BalancingDebit = 2,

    /// <summary>At most the amount, and no more than the credit account owes.</summary>
    BalancingCredit = 4,
}

/// <summary>What a line of the journal is.</summary>
public enum EntryKind : byte
{
    /// <summary>An account is opened.</summary>
    Open = 1,

    /// <summary>An account's marks are changed: frozen, freed, closed.</summary>
    Change = 2,

    /// <summary>Money moves at once.</summary>
    Transfer = 3,

    /// <summary>Money is held.</summary>
    Pending = 4,

    /// <summary>Held money moves, all of it or a part; the rest is let go.</summary>
    Post = 5,

    /// <summary>Held money is let go.</summary>
    Void = 6,

    /// <summary>Held money is let go because its time is over; the ledger itself writes this.</summary>
    Expire = 7,
}
