using System.Numerics;

namespace Shahr.Ledger.Tests;

/// <summary>
/// The ledger in a hundred lines that care for nothing but being right: no batches, no indexes, numbers without limit.
/// It is told what the journal says was asked, in that order and at that time, and says what should have come of it.
/// </summary>
internal sealed class ReferenceLedger
{
    internal sealed class Purse
    {
        public uint Ledger;
        public AccountFlags Flags;
        public BigInteger Held;
        public BigInteger Out;
        public BigInteger Coming;
        public BigInteger In;
        public List<LedgerEntry> Lines = [];

        public Purse Copy() => (Purse)MemberwiseClone();

        public Balance Balance => new((long)Held, (long)Out, (long)Coming, (long)In);
    }

    private sealed record Hold(UInt128 Debit, UInt128 Credit, long Amount, DateTime? Due, string State);

    public Dictionary<UInt128, Purse> Purses { get; private set; } = [];
    private Dictionary<UInt128, Hold> _holds = [];
    private readonly HashSet<UInt128> _others = [];

    /// <summary>Takes a chain as the journal has it and gives what each line should have been.</summary>
    public List<(Refusal Refusal, long Amount)> Take(IReadOnlyList<(LedgerCommand Command, DateTime At)> chain)
    {
        var (purses, holds) = (Purses, _holds);
        if (chain.Count > 1)
            (Purses, _holds) = (Purses.ToDictionary(p => p.Key, p => p.Value.Copy()), _holds.ToDictionary());
        var answers = new List<(Refusal, long)>();
        var failed = -1;
        for (var i = 0; i < chain.Count && failed < 0; i++)
        {
            var answer = Take(chain[i].Command, chain[i].At);
            answers.Add(answer);
            if (answer.Item1 != Refusal.None)
                failed = i;
        }
        if (failed >= 0)
            (Purses, _holds) = (purses, holds);
        foreach (var (command, _) in chain)
            if (command.Kind != EntryKind.Open && !_holds.ContainsKey(command.Id))
                _others.Add(command.Id);
        if (failed < 0)
            return answers;
        return [.. chain.Select((_, i) => (i == failed ? answers[i].Item1 : Refusal.LinkedFailed, 0L))];
    }

    /// <summary>The ledger let a hold go of itself: it must have been open, and its time over.</summary>
    public long Expire(UInt128 id, DateTime at)
    {
        var hold = _holds[id];
        Assert.Equal("open", hold.State);
        Assert.True(hold.Due <= at, "expired before its time");
        Settle(id, hold, 0, "expired");
        return hold.Amount;
    }

    private (Refusal, long) Take(LedgerCommand c, DateTime at)
    {
        switch (c.Kind)
        {
            case EntryKind.Open:
                Purses.Add(c.Id, new Purse { Ledger = c.Ledger, Flags = c.Account });
                return (Refusal.None, 0);
            case EntryKind.Change:
                return (Change(c), 0);
            case EntryKind.Transfer or EntryKind.Pending:
                return Move(c, at);
            default:
                return Finish(c, at);
        }
    }

    private Refusal Change(LedgerCommand c)
    {
        if (!Purses.TryGetValue(c.Debit.Value, out var purse))
            return Refusal.AccountUnknown;
        if (purse.Flags.HasFlag(AccountFlags.Closed))
            return Refusal.AccountClosed;
        if (c.Account.HasFlag(AccountFlags.Closed) && (purse.In != purse.Out || purse.Held + purse.Coming > 0))
            return Refusal.AccountNotEmpty;
        purse.Flags = c.Account;
        return Refusal.None;
    }

    private (Refusal, long) Move(LedgerCommand c, DateTime at)
    {
        if (!Purses.TryGetValue(c.Debit.Value, out var from))
            return (Refusal.DebitAccountUnknown, 0);
        if (!Purses.TryGetValue(c.Credit.Value, out var to))
            return (Refusal.CreditAccountUnknown, 0);
        if (from.Ledger != c.Ledger || to.Ledger != c.Ledger)
            return (Refusal.LedgerDiffers, 0);
        if (Shut(from, to) is var shut && shut != Refusal.None)
            return (shut, 0);
        BigInteger amount = c.Amount;
        if (c.Flags.HasFlag(CommandFlags.BalancingDebit))
            amount = BigInteger.Min(amount, from.In - from.Out - from.Held);
        if (c.Flags.HasFlag(CommandFlags.BalancingCredit))
            amount = BigInteger.Min(amount, to.Out - to.In - to.Coming);
        if (amount <= 0)
            return (Refusal.NothingToMove, 0);
        if (from.Held + from.Out + amount > long.MaxValue || to.Coming + to.In + amount > long.MaxValue)
            return (Refusal.Overflow, 0);
        if (from.Flags.HasFlag(AccountFlags.DebitsWithinCredits) && from.Held + from.Out + amount > from.In)
            return (Refusal.ExceedsCredits, 0);
        if (to.Flags.HasFlag(AccountFlags.CreditsWithinDebits) && to.Coming + to.In + amount > to.Out)
            return (Refusal.ExceedsDebits, 0);
        if (c.Kind == EntryKind.Transfer)
        {
            from.Out += amount;
            to.In += amount;
        }
        else
        {
            from.Held += amount;
            to.Coming += amount;
            DateTime? due = c.TimeoutSeconds > 0 ? at.AddSeconds(c.TimeoutSeconds) : null;
            _holds.Add(c.Id, new Hold(c.Debit.Value, c.Credit.Value, (long)amount, due, "open"));
        }
        return (Refusal.None, (long)amount);
    }

    private (Refusal, long) Finish(LedgerCommand c, DateTime at)
    {
        if (!_holds.TryGetValue(c.Pending.Value, out var hold))
            return (_others.Contains(c.Pending.Value) ? Refusal.NotPending : Refusal.PendingUnknown, 0);
        if (hold.State == "posted")
            return (Refusal.PendingPosted, 0);
        if (hold.State == "voided")
            return (Refusal.PendingVoided, 0);
        if (hold.State == "expired" || hold.Due <= at)
            return (Refusal.PendingExpired, 0);
        if (c.Kind == EntryKind.Void)
        {
            Settle(c.Pending.Value, hold, 0, "voided");
            return (Refusal.None, hold.Amount);
        }
        if (c.Amount > hold.Amount)
            return (Refusal.ExceedsPending, 0);
        if (Shut(Purses[hold.Debit], Purses[hold.Credit]) is var shut && shut != Refusal.None)
            return (shut, 0);
        var amount = c.Amount == 0 ? hold.Amount : c.Amount;
        Settle(c.Pending.Value, hold, amount, "posted");
        return (Refusal.None, amount);
    }

    private void Settle(UInt128 id, Hold hold, long posted, string state)
    {
        var (from, to) = (Purses[hold.Debit], Purses[hold.Credit]);
        from.Held -= hold.Amount;
        to.Coming -= hold.Amount;
        from.Out += posted;
        to.In += posted;
        _holds[id] = hold with { State = state };
    }

    private static Refusal Shut(Purse from, Purse to) =>
        from.Flags.HasFlag(AccountFlags.Closed) ? Refusal.DebitAccountClosed
        : to.Flags.HasFlag(AccountFlags.Closed) ? Refusal.CreditAccountClosed
        : from.Flags.HasFlag(AccountFlags.Frozen) ? Refusal.DebitAccountFrozen
        : to.Flags.HasFlag(AccountFlags.Frozen) ? Refusal.CreditAccountFrozen
        : Refusal.None;
}
