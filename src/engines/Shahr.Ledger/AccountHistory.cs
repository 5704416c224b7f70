namespace Shahr.Ledger;

/// <summary>
/// Walks back along an account's lines in the journal. Every step is one line read; a moment or a page far back is
/// reached by the far links, and a filtered page along the filter's own chain.
/// </summary>
internal sealed class AccountHistory(IJournal journal, UInt128 account)
{
    /// <summary>
    /// The page; <paramref name="head"/> is the account's last line and <paramref name="filtered"/> the filter's.
    /// </summary>
    public HistoryPage Page(HistoryQuery query, long head, long filtered)
    {
        var take = Math.Clamp(query.Take, 1, 1000);
        var filter =
            query.With is { } with ? Chain.Pair(with.Value)
            : query.Code is null ? Chain.All
            : Chain.Code;
        var position = Begin(query, filter, filter.Kind == ChainKind.All ? head : filtered, head);
        var entries = new List<LedgerEntry>(take);
        while (position != 0)
        {
            var record = Read(position);
            if (query.From is { } from && record.Ticks < from.Ticks)
                return new HistoryPage(entries, 0);
            if (Matches(record, query))
            {
                if (entries.Count == take)
                    return new HistoryPage(entries, entries[^1].Position);
                entries.Add(LedgerEntry.Of(record, position));
            }
            position = Previous(record, filter.Kind);
        }
        return new HistoryPage(entries, 0);
    }

    /// <summary>The last line at or before a moment; 0 is none. It is found by the far links.</summary>
    public long Last(long head, long ticks)
    {
        for (var position = head; position != 0; )
        {
            var record = Read(position);
            if (record.Ticks <= ticks)
                return position;
            var link = Link(record);
            position = link.Jump != 0 && Read(link.Jump).Ticks > ticks ? link.Jump : link.Previous;
        }
        return 0;
    }

    /// <summary>The account's balance in a line of it.</summary>
    public Balance After(long position)
    {
        var record = Read(position);
        return record.Debit == account ? record.DebitAfter : record.CreditAfter;
    }

    // Two walks in turn: along the filter's chain from its end, and along the whole history from the wanted place.
    // Where the filter is rare the first is short, where it is common the second.
    private long Begin(HistoryQuery query, Chain filter, long chainHead, long head)
    {
        // The last line of a page stands in its own chain: the next page goes on from there.
        if (query.Before > 0)
            return Previous(Continued(query.Before), filter.Kind);
        if (query.Until is not { } end)
            return chainHead;
        var until = end.Ticks - 1;
        var whole = Last(head, until);
        if (filter.Kind == ChainKind.All)
            return whole;
        for (var chain = chainHead; ; )
        {
            if (whole == 0 || chain == 0)
                return 0;
            var record = Read(chain);
            if (record.Ticks <= until)
                return chain;
            chain = Previous(record, filter.Kind);
            var line = Read(whole);
            if (IsIn(line, filter, query.Code))
                return whole;
            whole = Link(line).Previous;
        }
    }

    private bool IsIn(in JournalRecord record, Chain filter, ushort? code) =>
        record.Moves && (filter.Kind == ChainKind.Code ? record.Code == code : Other(record) == filter.Other);

    private bool Matches(in JournalRecord record, HistoryQuery query) =>
        (query.With is not { } with || (record.Moves && Other(record) == with.Value))
        && (query.Code is not { } code || (record.Moves && record.Code == code));

    private UInt128 Other(in JournalRecord record) => record.Debit == account ? record.Credit : record.Debit;

    private AccountLink Link(in JournalRecord record) => record.Debit == account ? record.DebitLink : record.CreditLink;

    private long Previous(in JournalRecord record, ChainKind chain) =>
        chain switch
        {
            ChainKind.Pair => record.PairPrevious,
            ChainKind.Code => record.Debit == account ? record.DebitCodePrevious : record.CreditCodePrevious,
            _ => Link(record).Previous,
        };

    // It comes from outside.
    private JournalRecord Continued(long position)
    {
        var slot = new byte[JournalRecord.Size];
        var got = journal.Read(position, slot);
        ref var record = ref JournalRecord.Of(slot);
        return got == slot.Length && SlotChecksum.Holds(slot) && IsOwn(record)
            ? record
            : throw new ArgumentException("That line is not one of this account.", nameof(position));
    }

    private bool IsOwn(in JournalRecord record) =>
        record.Kind is > 0 and <= EntryKind.Expire
        && record.Refusal == Refusal.None
        && (record.Debit == account || record.Credit == account);

    private JournalRecord Read(long position)
    {
        Lines.Stored(journal, position, out var record);
        return record.Debit == account || record.Credit == account
            ? record
            : throw new JournalException(JournalFault.Contradiction, position, "A history leads to another's line.");
    }

    private enum ChainKind
    {
        All,
        Pair,
        Code,
    }

    private readonly record struct Chain(ChainKind Kind, UInt128 Other)
    {
        public static readonly Chain All = new(ChainKind.All, 0);
        public static readonly Chain Code = new(ChainKind.Code, 0);

        public static Chain Pair(UInt128 other) => new(ChainKind.Pair, other);
    }
}
