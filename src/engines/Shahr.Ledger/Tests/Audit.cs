namespace Shahr.Ledger.Tests;

/// <summary>
/// Judges a ledger by its journal, line by line, with the reference ledger, and its answers about the past.
/// </summary>
internal static class Audit
{
    public static void Check(LedgerCore core, Dictionary<UInt128, LedgerAnswer> told, Random chance)
    {
        var entries = Stored(core);
        var reference = new ReferenceLedger();
        Replay(entries, reference);
        var lines = entries.ToDictionary(e => e.Position, e => e.Record);
        foreach (var (id, answer) in told)
        {
            Assert.True(lines.TryGetValue(answer.Position, out var line), $"the answer to {id} is lost: {answer}");
            Assert.Equal(line.Answer(answer.Position), answer);
            Assert.Equal(id, line.Id);
        }
        Assert.Equal(reference.Purses.Count, core.Book.Accounts.Count);
        long sum = 0;
        foreach (var seat in core.Book.Accounts)
        {
            Assert.Equal(reference.Purses[seat.Id].Balance, seat.Balance);
            Assert.Equal(reference.Purses[seat.Id].Flags, seat.Flags);
            sum += seat.Balance.Net;
        }
        Assert.Equal(0, sum);
        Past(core, entries, chance);
    }

    /// <summary>Lines on the disk, read as anybody could.</summary>
    public static List<(JournalRecord Record, long Position)> Stored(LedgerCore core)
    {
        var found = new List<(JournalRecord, long)>();
        var slots = new byte[core.Durable.End * JournalRecord.Size];
        core.Journal.Read(0, slots);
        for (var position = 0; position < core.Durable.End; position++)
        {
            var slot = slots.AsSpan(position * JournalRecord.Size, JournalRecord.Size);
            if (slot[0] != BatchHeader.Mark)
                found.Add((JournalRecord.Of(slot), position));
        }
        return found;
    }

    private static void Replay(List<(JournalRecord Record, long Position)> entries, ReferenceLedger reference)
    {
        for (var i = 0; i < entries.Count; )
        {
            var first = entries[i].Record;
            if (first.Kind == EntryKind.Expire)
            {
                Assert.Equal(reference.Expire(first.Pending, first.At), first.Amount);
                i++;
            }
            else
            {
                var end = i;
                while ((entries[end].Record.Flags & CommandFlags.Linked) != 0)
                    end++;
                var chain = entries.GetRange(i, end - i + 1);
                var should = reference.Take([.. chain.Select(e => (e.Record.Command, e.Record.At))]);
                Assert.Equal(should, chain.Select(e => (e.Record.Refusal, e.Record.Amount)));
                i = end + 1;
            }
            After(entries[i - 1].Record, reference);
        }
    }

    private static void After(in JournalRecord last, ReferenceLedger reference)
    {
        if (last.Refusal != Refusal.None)
            return;
        Assert.Equal(reference.Purses[last.Debit].Balance, last.DebitAfter);
        if (last.Moves)
            Assert.Equal(reference.Purses[last.Credit].Balance, last.CreditAfter);
    }

    /// <summary>Pages and moments against what simply filtering all lines gives.</summary>
    private static void Past(LedgerCore core, List<(JournalRecord Record, long Position)> entries, Random chance)
    {
        if (core.Book.Accounts.Count == 0)
            return;
        var seat = core.Book.Accounts[chance.Next(core.Book.Accounts.Count)];
        var other = core.Book.Accounts[chance.Next(core.Book.Accounts.Count)];
        var own = entries.Where(e =>
            e.Record.Refusal == Refusal.None && (e.Record.Debit == seat.Id || e.Record.Credit == seat.Id)
        );
        var (kind, take) = (chance.Next(4), chance.Next(1, 7));
        var (from, until) = (Moment(entries, chance), Moment(entries, chance));
        var query = new HistoryQuery(
            new AccountId(seat.Id),
            kind is 1 or 3 ? new AccountId(other.Id) : null,
            kind is 2 or 3 ? (ushort)chance.Next(1, 4) : null,
            from,
            until,
            Take: take
        );
        var wanted = own.Where(e => Wants(query, e.Record)).Select(e => e.Position).Reverse().ToList();
        Assert.Equal(wanted, Pages(core, seat, query));
        var at = Moment(entries, chance) ?? new DateTime(core.Book.LastTicks, DateTimeKind.Utc);
        var last = own.Where(e => e.Record.At <= at).Select(e => e.Position).LastOrDefault();
        Assert.Equal(last, new AccountHistory(core.Journal, seat.Id).Last(seat.Head, at.Ticks));
    }

    private static List<long> Pages(LedgerCore core, AccountSeat seat, HistoryQuery query)
    {
        var history = new AccountHistory(core.Journal, seat.Id);
        var (head, filtered) = GeneralLedger.Heads(core.Book, query);
        var found = new List<long>();
        do
        {
            var page = history.Page(query, head, filtered);
            found.AddRange(page.Entries.Select(e => e.Position));
            query = query with { Before = page.Next };
        } while (query.Before != 0);
        return found;
    }

    private static bool Wants(HistoryQuery query, in JournalRecord record)
    {
        var other = record.Debit == query.Account.Value ? record.Credit : record.Debit;
        return (query.With is not { } with || (record.Moves && other == with.Value))
            && (query.Code is not { } code || (record.Moves && record.Code == code))
            && (query.From is not { } from || record.At >= from)
            && (query.Until is not { } until || record.At < until);
    }

    private static DateTime? Moment(List<(JournalRecord Record, long Position)> entries, Random chance) =>
        entries.Count == 0 || chance.Next(2) == 0 ? null : entries[chance.Next(entries.Count)].Record.At;
}
