namespace Shahr.Ledger;

/// <summary>Reads a line of the journal by its place, decided ones that are not yet on the disk included.</summary>
internal interface IRecords
{
    void Read(long position, out JournalRecord record);
}

/// <summary>
/// All that must be known to judge the next command: accounts with their balances, where the line of each id is, and
/// what expires when. A line sets what it says and adds nothing to what was, so lines may be taken in again: a copy
/// whose parts are of different moments becomes right once all lines since the earliest of them have been taken in, in
/// order.
/// </summary>
internal sealed class Book(IRecords records, ulong secret)
{
    private const ulong CommandUse = 0;
    private const ulong ResolutionUse = 0x5851_F42D_4C95_7F2D;

    private readonly Dictionary<UInt128, AccountSeat> _accounts = [];
    private AccountSeat? _last;
    private AccountSeat? _lastButOne;

    public List<AccountSeat> Accounts { get; } = [];
    public PositionTable Ids { get; } = new();
    public HeadTable Heads { get; } = new();

    /// <summary>
    /// Places of pending transfers by the tick at which they expire; settled ones are dropped when it comes.
    /// </summary>
    public PriorityQueue<long, long> Due { get; } = new();

    public ulong Secret { get; } = secret;

    /// <summary>When the last line was decided.</summary>
    public long LastTicks { get; set; }

    public AccountSeat? Find(UInt128 account)
    {
        // Deciding a transfer asks for its two accounts several times.
        if (_last?.Id == account)
            return _last;
        if (_lastButOne?.Id == account)
            return _lastButOne;
        if (!_accounts.TryGetValue(account, out var seat))
            return null;
        (_lastButOne, _last) = (_last, seat);
        return seat;
    }

    /// <summary>The line of a command's id; 0 where there is none.</summary>
    public long FindCommand(UInt128 id, out JournalRecord record)
    {
        var (hash, step) = (Mixing.Of(id, Secret, CommandUse), 0);
        while (Ids.Next(hash, ref step) is var position and >= 0)
        {
            records.Read(position, out record);
            if (record.Id == id && record.Kind is not (EntryKind.Open or EntryKind.Expire))
                return position;
        }
        record = default;
        return 0;
    }

    /// <summary>The line that posted, voided or expired the pending transfer; 0 while it is open.</summary>
    public long FindResolution(UInt128 pending, out JournalRecord record)
    {
        var (hash, step) = (Mixing.Of(pending, Secret, ResolutionUse), 0);
        while (Ids.Next(hash, ref step) is var position and >= 0)
        {
            records.Read(position, out record);
            if (record.Pending == pending && record.Refusal == Refusal.None && record.Kind >= EntryKind.Post)
                return position;
        }
        record = default;
        return 0;
    }

    /// <summary>Opens an account's place; the line follows.</summary>
    public void Add(AccountSeat seat)
    {
        _accounts.Add(seat.Id, seat);
        Accounts.Add(seat);
    }

    /// <summary>Gives a line that has just been decided its way back, and takes it in.</summary>
    public void Index(ref JournalRecord record, long position)
    {
        if (record.Refusal == Refusal.None)
            Link(ref record, position);
        Apply(record, position);
    }

    /// <summary>Takes in a line of the journal.</summary>
    public void Learn(in JournalRecord record, long position)
    {
        Apply(record, position);
        if (record.Refusal != Refusal.None || !record.Moves)
            return;
        var (debit, credit) = (Known(record.Debit), Known(record.Credit));
        Heads.Replace(HeadTable.Pair(debit.Ordinal, credit.Ordinal), position);
        debit.ReplaceCode(record.Code, position);
        credit.ReplaceCode(record.Code, position);
    }

    private void Link(ref JournalRecord record, long position)
    {
        record.DebitNumber = 1;
        if (record.Kind == EntryKind.Open)
            return;
        var debit = Known(record.Debit);
        (record.DebitLink, record.DebitNumber) = (debit.NextLink(), debit.Lines + 1);
        if (!record.Moves)
            return;
        var credit = Known(record.Credit);
        (record.CreditLink, record.CreditNumber) = (credit.NextLink(), credit.Lines + 1);
        record.PairPrevious = Heads.Replace(HeadTable.Pair(debit.Ordinal, credit.Ordinal), position);
        record.DebitCodePrevious = debit.ReplaceCode(record.Code, position);
        record.CreditCodePrevious = credit.ReplaceCode(record.Code, position);
    }

    private void Apply(in JournalRecord record, long position)
    {
        LastTicks = Math.Max(LastTicks, record.Ticks);
        if (record.Kind is not (EntryKind.Open or EntryKind.Expire))
            Ids.Add(Mixing.Of(record.Id, Secret, CommandUse), position);
        if (record.Refusal != Refusal.None)
            return;
        if (record.Kind == EntryKind.Open && Find(record.Debit) is null)
            Add(Seat(record, position));
        var debit = Known(record.Debit);
        if (!record.Moves)
            debit.Flags = record.Account;
        debit.Learn(position, record.DebitNumber, record.DebitAfter);
        if (!record.Moves)
            return;
        Known(record.Credit).Learn(position, record.CreditNumber, record.CreditAfter);
        if (record.Kind >= EntryKind.Post)
            Ids.Add(Mixing.Of(record.Pending, Secret, ResolutionUse), position);
        if (record.Kind == EntryKind.Pending && record.TimeoutSeconds > 0)
            Due.Enqueue(position, Expiry(record));
    }

    /// <summary>The tick at which a pending transfer expires.</summary>
    public static long Expiry(in JournalRecord pending) =>
        pending.Ticks + pending.TimeoutSeconds * TimeSpan.TicksPerSecond;

    public AccountSeat Known(UInt128 account) =>
        Find(account)
        ?? throw new JournalException(
            JournalFault.Contradiction,
            0,
            $"No line opened account {new AccountId(account)}."
        );

    private AccountSeat Seat(in JournalRecord record, long position) =>
        new(record.Debit, Accounts.Count)
        {
            Ledger = record.Ledger,
            Code = record.Code,
            Reference = record.Reference,
            OpenedPosition = position,
        };
}
