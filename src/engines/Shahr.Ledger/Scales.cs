namespace Shahr.Ledger;

/// <summary>Weighs a command against the accounts: refuses it, or moves the balances and fills in the line.</summary>
internal sealed class Scales(Book book, IRecords records)
{
    private sealed record Chain(
        List<(AccountSeat Seat, Balance Balance, AccountFlags Flags)> Before,
        Dictionary<UInt128, long> Lines,
        Dictionary<UInt128, EntryKind> Settled
    );

    private Chain? _chain;

    public void BeginChain() => _chain = new Chain([], [], []);

    /// <summary>A later command of the chain may settle what an earlier one of it holds.</summary>
    public void InChain(in JournalRecord record, long position)
    {
        _chain?.Lines.Add(record.Id, position);
        if (record.Kind is EntryKind.Post or EntryKind.Void)
            _chain?.Settled.TryAdd(record.Pending, record.Kind);
    }

    public void EndChain(bool keep)
    {
        if (!keep && _chain is { } chain)
            for (var i = chain.Before.Count - 1; i >= 0; i--)
                (chain.Before[i].Seat.Balance, chain.Before[i].Seat.Flags) = (
                    chain.Before[i].Balance,
                    chain.Before[i].Flags
                );
        _chain = null;
    }

    public Refusal Weigh(ref JournalRecord record) =>
        record.Kind switch
        {
            EntryKind.Open => Refusal.None,
            EntryKind.Change => Change(ref record),
            EntryKind.Post or EntryKind.Void => Settle(ref record),
            _ => Transfer(ref record),
        };

    /// <summary>Lets a pending transfer go: a void, or the end of its time.</summary>
    public void Release(ref JournalRecord record, in JournalRecord pending)
    {
        Name(ref record, pending);
        record.Amount = pending.Amount;
        Move(ref record, book.Known(pending.Debit), book.Known(pending.Credit), -pending.Amount, 0);
    }

    private Refusal Change(ref JournalRecord record)
    {
        if (book.Find(record.Debit) is not { } seat)
            return Refusal.AccountUnknown;
        if (seat.IsClosed)
            return Refusal.AccountClosed;
        if ((record.Account & AccountFlags.Closed) != 0 && (seat.Balance.Net != 0 || seat.Balance.HasPending))
            return Refusal.AccountNotEmpty;
        Remember(seat);
        seat.Flags = record.Account;
        (record.Ledger, record.Code, record.DebitAfter) = (seat.Ledger, seat.Code, seat.Balance);
        return Refusal.None;
    }

    private Refusal Transfer(ref JournalRecord record)
    {
        if (book.Find(record.Debit) is not { } debit)
            return Refusal.DebitAccountUnknown;
        if (book.Find(record.Credit) is not { } credit)
            return Refusal.CreditAccountUnknown;
        if (debit.Ledger != record.Ledger || credit.Ledger != record.Ledger)
            return Refusal.LedgerDiffers;
        if (Open(debit, credit) is var refusal && refusal != Refusal.None)
            return refusal;
        var amount = Balanced(record, debit.Balance, credit.Balance);
        if (amount <= 0)
            return Refusal.NothingToMove;
        record.Amount = amount;
        refusal =
            record.Kind == EntryKind.Pending
                ? Move(ref record, debit, credit, amount, 0)
                : Move(ref record, debit, credit, 0, amount);
        if (refusal != Refusal.None)
            record.Amount = 0;
        return refusal;
    }

    private Refusal Settle(ref JournalRecord record)
    {
        if (FindPending(record.Pending, out var pending) is var refusal && refusal != Refusal.None)
            return refusal;
        if (pending.TimeoutSeconds > 0 && record.Ticks >= Book.Expiry(pending))
            return Refusal.PendingExpired;
        if (record.Kind == EntryKind.Void)
        {
            Release(ref record, pending);
            return Refusal.None;
        }
        if (record.Requested > pending.Amount)
            return Refusal.ExceedsPending;
        var (debit, credit) = (book.Known(pending.Debit), book.Known(pending.Credit));
        if (Open(debit, credit) is var closed && closed != Refusal.None)
            return closed;
        Name(ref record, pending);
        record.Amount = record.Requested == 0 ? pending.Amount : record.Requested;
        return Move(ref record, debit, credit, -pending.Amount, record.Amount);
    }

    private Refusal FindPending(UInt128 id, out JournalRecord pending)
    {
        if (_chain is { } chain && chain.Lines.TryGetValue(id, out var line))
            records.Read(line, out pending);
        else if (book.FindCommand(id, out pending) == 0)
            return Refusal.PendingUnknown;
        if (pending.Kind != EntryKind.Pending || pending.Refusal != Refusal.None)
            return Refusal.NotPending;
        if (_chain?.Settled.TryGetValue(id, out var kind) == true)
            return Resolved(kind);
        return book.FindResolution(id, out var resolution) == 0 ? Refusal.None : Resolved(resolution.Kind);
    }

    private static Refusal Resolved(EntryKind kind) =>
        kind switch
        {
            EntryKind.Post => Refusal.PendingPosted,
            EntryKind.Void => Refusal.PendingVoided,
            _ => Refusal.PendingExpired,
        };

    private static Refusal Open(AccountSeat debit, AccountSeat credit) =>
        debit.IsClosed ? Refusal.DebitAccountClosed
        : credit.IsClosed ? Refusal.CreditAccountClosed
        : debit.IsFrozen ? Refusal.DebitAccountFrozen
        : credit.IsFrozen ? Refusal.CreditAccountFrozen
        : Refusal.None;

    private static long Balanced(in JournalRecord record, Balance debit, Balance credit)
    {
        Int128 amount = record.Requested;
        if ((record.Flags & CommandFlags.BalancingDebit) != 0)
            amount = Int128.Min(amount, (Int128)debit.CreditsPosted - debit.DebitsPosted - debit.DebitsPending);
        if ((record.Flags & CommandFlags.BalancingCredit) != 0)
            amount = Int128.Min(amount, (Int128)credit.DebitsPosted - credit.CreditsPosted - credit.CreditsPending);
        return (long)Int128.Max(amount, 0);
    }

    private Refusal Move(ref JournalRecord record, AccountSeat debit, AccountSeat credit, long pending, long posted)
    {
        if (debit.Balance.Debited(pending, posted) is not { } debitAfter)
            return Refusal.Overflow;
        if (credit.Balance.Credited(pending, posted) is not { } creditAfter)
            return Refusal.Overflow;
        // What is let go or was held before needs no new permission.
        if (pending >= 0 && !debit.AllowsDebits(debitAfter))
            return Refusal.ExceedsCredits;
        if (pending >= 0 && !credit.AllowsCredits(creditAfter))
            return Refusal.ExceedsDebits;
        Remember(debit);
        Remember(credit);
        (debit.Balance, credit.Balance) = (debitAfter, creditAfter);
        (record.DebitAfter, record.CreditAfter) = (debitAfter, creditAfter);
        return Refusal.None;
    }

    private static void Name(ref JournalRecord record, in JournalRecord pending) =>
        (record.Debit, record.Credit, record.Ledger, record.Code) = (
            pending.Debit,
            pending.Credit,
            pending.Ledger,
            pending.Code
        );

    private void Remember(AccountSeat seat) => _chain?.Before.Add((seat, seat.Balance, seat.Flags));
}
