namespace Shahr.Ledger;

/// <summary>An account as it stands.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Ledger">Its unit of money.</param>
/// <param name="Code">What it is for.</param>
/// <param name="Flags">What it may do.</param>
/// <param name="Reference">The user's own number.</param>
/// <param name="Balance">Whole rials.</param>
/// <param name="Lines">How many lines its history has.</param>
public sealed record Account(
    AccountId Id,
    uint Ledger,
    ushort Code,
    AccountFlags Flags,
    UInt128 Reference,
    Balance Balance,
    uint Lines
)
{
    internal static Account Of(AccountSeat seat) =>
        new(new AccountId(seat.Id), seat.Ledger, seat.Code, seat.Flags, seat.Reference, seat.Balance, seat.Lines);
}

/// <summary>A line of the journal.</summary>
public sealed record LedgerEntry
{
    /// <summary>Where it stands; later lines stand further on.</summary>
    public required long Position { get; init; }

    /// <summary>When it was decided (UTC), later than the line before.</summary>
    public required DateTime At { get; init; }

    /// <summary>What it is.</summary>
    public required EntryKind Kind { get; init; }

    /// <summary>Why it was not done, or none. A refused line moved nothing and is in no account's history.</summary>
    public required Refusal Refusal { get; init; }

    /// <summary>The command's id; zero where the ledger itself wrote the line.</summary>
    public required CommandId Id { get; init; }

    /// <summary>Where money went out, or the account that was opened or changed.</summary>
    public required AccountId Debit { get; init; }

    /// <summary>Where money came in; zero for an opening or a change.</summary>
    public required AccountId Credit { get; init; }

    /// <summary>What moved, was held or let go, in rials.</summary>
    public required long Amount { get; init; }

    /// <summary>The unit of money.</summary>
    public required uint Ledger { get; init; }

    /// <summary>What it was for.</summary>
    public required ushort Code { get; init; }

    /// <summary>The pending transfer that was settled; zero otherwise.</summary>
    public required CommandId Pending { get; init; }

    /// <summary>The user's own number.</summary>
    public required UInt128 Reference { get; init; }

    /// <summary>The debit account afterwards.</summary>
    public required Balance DebitAfter { get; init; }

    /// <summary>The credit account afterwards.</summary>
    public required Balance CreditAfter { get; init; }

    internal static LedgerEntry Of(in JournalRecord record, long position) =>
        new()
        {
            Position = position,
            At = record.At,
            Kind = record.Kind,
            Refusal = record.Refusal,
            Id = new CommandId(record.Id),
            Debit = new AccountId(record.Debit),
            Credit = new AccountId(record.Credit),
            Amount = record.Amount,
            Ledger = record.Ledger,
            Code = record.Code,
            Pending = new CommandId(record.Pending),
            Reference = record.Reference,
            DebitAfter = record.DebitAfter,
            CreditAfter = record.CreditAfter,
        };
}

/// <summary>Which lines of an account are wanted; the newest first.</summary>
/// <param name="Account">The account.</param>
/// <param name="With">Only those that moved something between it and this account.</param>
/// <param name="Code">Only those with this code. Together with <paramref name="With"/>: both.</param>
/// <param name="From">Only those decided at or after this moment (UTC).</param>
/// <param name="Until">Only those decided before this moment (UTC).</param>
/// <param name="Before">The position of the last line of the page before; 0 for the first page.</param>
/// <param name="Take">Lines of a page, 1 to 1,000.</param>
public sealed record HistoryQuery(
    AccountId Account,
    AccountId? With = null,
    ushort? Code = null,
    DateTime? From = null,
    DateTime? Until = null,
    long Before = 0,
    int Take = 50
);

/// <summary>A page of an account's lines.</summary>
/// <param name="Entries">The newest first.</param>
/// <param name="Next">What to hand back as <see cref="HistoryQuery.Before"/>; 0 where there is no more.</param>
public sealed record HistoryPage(IReadOnlyList<LedgerEntry> Entries, long Next);
