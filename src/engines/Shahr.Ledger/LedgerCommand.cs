namespace Shahr.Ledger;

/// <summary>
/// What a client asks. Made by the functions below, which leave out what a kind does not have; a command put together
/// otherwise is judged just as strictly.
/// </summary>
public readonly record struct LedgerCommand
{
    /// <summary>What is asked.</summary>
    public EntryKind Kind { get; init; }

    /// <summary>Its name; for an opening the id of the account.</summary>
    public UInt128 Id { get; init; }

    /// <summary>The account money goes out of; for a change the account.</summary>
    public AccountId Debit { get; init; }

    /// <summary>The account money comes into.</summary>
    public AccountId Credit { get; init; }

    /// <summary>Whole rials.</summary>
    public long Amount { get; init; }

    /// <summary>The pending transfer that is posted or voided.</summary>
    public CommandId Pending { get; init; }

    /// <summary>The unit of money; both accounts of a transfer belong to it. Never zero.</summary>
    public uint Ledger { get; init; }

    /// <summary>What it is for, by the user's own list. Never zero.</summary>
    public ushort Code { get; init; }

    /// <summary>How it is to be taken.</summary>
    public CommandFlags Flags { get; init; }

    /// <summary>What the account may do.</summary>
    public AccountFlags Account { get; init; }

    /// <summary>Seconds after which a pending transfer expires; 0 is never.</summary>
    public uint TimeoutSeconds { get; init; }

    /// <summary>The user's own number, such as the bill or the case; the ledger only keeps it.</summary>
    public UInt128 Reference { get; init; }

    /// <summary>Opens an account.</summary>
    public static LedgerCommand Open(AccountId account, uint ledger, ushort code, AccountFlags flags = default) =>
        new()
        {
            Kind = EntryKind.Open,
            Id = account.Value,
            Ledger = ledger,
            Code = code,
            Account = flags,
        };

    /// <summary>Sets an account's marks anew, all of them.</summary>
    public static LedgerCommand Change(CommandId id, AccountId account, AccountFlags flags) =>
        new()
        {
            Kind = EntryKind.Change,
            Id = id.Value,
            Debit = account,
            Account = flags,
        };

    /// <summary>Moves money at once.</summary>
    public static LedgerCommand Transfer(
        CommandId id,
        AccountId debit,
        AccountId credit,
        long amount,
        uint ledger,
        ushort code
    ) =>
        new()
        {
            Kind = EntryKind.Transfer,
            Id = id.Value,
            Debit = debit,
            Credit = credit,
            Amount = amount,
            Ledger = ledger,
            Code = code,
        };

    /// <summary>
    /// Holds money until it is posted or voided, or until so many seconds have passed (0: without end).
    /// </summary>
    public static LedgerCommand Hold(
        CommandId id,
        AccountId debit,
        AccountId credit,
        long amount,
        uint ledger,
        ushort code,
        uint timeoutSeconds = 0
    ) =>
        Transfer(id, debit, credit, amount, ledger, code) with
        {
            Kind = EntryKind.Pending,
            TimeoutSeconds = timeoutSeconds,
        };

    /// <summary>Moves held money: so much of it, or with zero all of it. The rest is let go.</summary>
    public static LedgerCommand Post(CommandId id, CommandId pending, long amount = 0) =>
        new()
        {
            Kind = EntryKind.Post,
            Id = id.Value,
            Pending = pending,
            Amount = amount,
        };

    /// <summary>Lets held money go.</summary>
    public static LedgerCommand Void(CommandId id, CommandId pending) =>
        new()
        {
            Kind = EntryKind.Void,
            Id = id.Value,
            Pending = pending,
        };
}

/// <summary>The part of a command that differs from what was said earlier under the same id.</summary>
public enum CommandField : byte
{
    /// <summary>None.</summary>
    None,

    /// <summary>The kind.</summary>
    Kind,

    /// <summary>The debit account.</summary>
    Debit,

    /// <summary>The credit account.</summary>
    Credit,

    /// <summary>The amount.</summary>
    Amount,

    /// <summary>The pending transfer.</summary>
    Pending,

    /// <summary>The ledger.</summary>
    Ledger,

    /// <summary>The code.</summary>
    Code,

    /// <summary>The marks of the command or the account.</summary>
    Flags,

    /// <summary>The time after which it expires.</summary>
    Timeout,

    /// <summary>The reference.</summary>
    Reference,
}

/// <summary>What a command got; by the time it is given, it is on the disk.</summary>
/// <param name="Refusal">Why not, or none.</param>
/// <param name="Position">Where in the journal the answer stands; 0 where nothing is kept.</param>
/// <param name="At">When it was decided (UTC, one tick apart from every other); default where nothing is kept.</param>
/// <param name="Amount">What moved or is held, in rials; less than was asked only for balancing transfers.</param>
/// <param name="Differs">What differs from the earlier command of this id.</param>
public readonly record struct LedgerAnswer(
    Refusal Refusal,
    long Position,
    DateTime At,
    long Amount,
    CommandField Differs = CommandField.None
)
{
    /// <summary>Whether it was done.</summary>
    public bool Done => Refusal == Refusal.None;

    internal static LedgerAnswer Of(Refusal refusal, CommandField differs = CommandField.None) =>
        new(refusal, 0, default, 0, differs);
}
