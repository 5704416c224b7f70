using System.Runtime.InteropServices;

namespace Shahr.Ledger;

/// <summary>What a journal that holds says.</summary>
/// <param name="Lines">Lines, refused ones included.</param>
/// <param name="Accounts">Accounts.</param>
/// <param name="Moved">All that was ever posted, in rials.</param>
/// <param name="End">The slot after the last line.</param>
/// <param name="Unfinished">Slots of a batch nobody was told of, at the end.</param>
/// <param name="Ledger">The ledger's identity.</param>
/// <param name="Chain">
/// The last hash of the chain. Who keeps it elsewhere can tell later that nothing before it was replaced; without that,
/// a whole journal written anew by somebody with the disk in his hands cannot be told from this one.
/// </param>
public sealed record VerificationReport(
    long Lines,
    int Accounts,
    Int128 Moved,
    long End,
    int Unfinished,
    UInt128 Ledger,
    string Chain
);

/// <summary>
/// Judges a journal again from its first line, without the ledger that wrote it: every command is asked anew of an
/// empty book, and what comes of it must be the line that stands there, to the last byte.
/// </summary>
public sealed class Verification : IRecords
{
    private const int Slot = JournalRecord.Size;

    private readonly IJournal _journal;
    private readonly Batch _batch = new(Batch.MostRoom);
    private readonly Book _book;
    private readonly Judge _judge;
    private readonly List<(JournalRecord Record, long Position)> _chain = [];
    private long _lines;
    private Int128 _moved;

    private Verification(IJournal journal)
    {
        _journal = journal;
        _book = new Book(this, BitConverter.ToUInt64(System.Security.Cryptography.RandomNumberGenerator.GetBytes(8)));
        _judge = new Judge(_book, this);
    }

    /// <summary>Judges a journal.</summary>
    /// <param name="journal">The journal, which nobody writes to meanwhile.</param>
    /// <param name="known">End and chain of an earlier report, kept elsewhere; they must lie in this chain.</param>
    /// <param name="progress">Told now and then how many lines have been judged.</param>
    /// <exception cref="JournalException">It does not hold; the position is the first line that disagrees.</exception>
    public static VerificationReport Run(
        IJournal journal,
        (long End, string Chain)? known = null,
        Action<long>? progress = null
    )
    {
        var verification = new Verification(journal);
        var scan = new JournalScan(journal);
        var met = known is null;
        scan.Run(
            0,
            new byte[32],
            verification.Take,
            () =>
            {
                met |= known is var (end, chain) && scan.End == end && Same(scan.Chain, chain);
                progress?.Invoke(verification._lines);
            }
        );
        if (!met)
            throw new JournalException(
                JournalFault.ChainBroken,
                known?.End ?? 0,
                "The journal has never been what it was when that was kept."
            );
        var sum = verification._book.Accounts.Aggregate((Int128)0, (total, seat) => total + seat.Balance.Net);
        if (sum != 0 || verification._chain.Count > 0)
            throw new JournalException(JournalFault.Contradiction, scan.End, "The balances do not add up to zero.");
        return new VerificationReport(
            verification._lines,
            verification._book.Accounts.Count,
            verification._moved,
            scan.End,
            scan.Unfinished,
            scan.Ledger,
            Hex(scan.Chain)
        );
    }

    void IRecords.Read(long position, out JournalRecord record)
    {
        if (!_batch.TryRead(position, out record))
            Lines.Stored(_journal, position, out record);
    }

    private void Take(in JournalRecord record, long position)
    {
        _lines++;
        if (record.Refusal == Refusal.None && record.Kind is EntryKind.Transfer or EntryKind.Post)
            _moved += record.Amount;
        _chain.Add((record, position));
        if (record.Kind != EntryKind.Expire && (record.Flags & CommandFlags.Linked) != 0)
            return;
        _batch.Begin(_chain[0].Position - 1);
        Ask();
        for (var i = 0; i < _chain.Count; i++)
            if (i >= _batch.Count || !IsSame(_chain[i].Record, _batch[i]))
                throw new JournalException(
                    JournalFault.Contradiction,
                    _chain[i].Position,
                    "This line is not what the lines before it give."
                );
        _chain.Clear();
    }

    private static string Hex(byte[] chain) => Convert.ToHexStringLower(chain);

    private static bool Same(byte[] chain, string known) =>
        string.Equals(Hex(chain), known, StringComparison.OrdinalIgnoreCase);

    private void Ask()
    {
        var first = _chain[0].Record;
        if (first.Kind != EntryKind.Expire)
        {
            var commands = _chain.Select(line => line.Record.Command).ToArray();
            _judge.Decide(commands, new LedgerAnswer[commands.Length], first.Ticks, _batch);
            return;
        }
        var held = _book.FindCommand(first.Pending, out var pending);
        var isOver = pending.TimeoutSeconds > 0 && Book.Expiry(pending) <= first.Ticks;
        if (held != 0 && isOver && pending.Refusal == Refusal.None && _book.FindResolution(first.Pending, out _) == 0)
            _judge.Expire(pending, first.Ticks, _batch);
    }

    // Where a line stands in its batch, and its checksum, were looked at when it was read.
    private static bool IsSame(JournalRecord stored, JournalRecord given)
    {
        (given.Offset, given.Checksum) = (stored.Offset, stored.Checksum);
        return MemoryMarshal
            .AsBytes(new ReadOnlySpan<JournalRecord>(in stored))
            .SequenceEqual(MemoryMarshal.AsBytes(new ReadOnlySpan<JournalRecord>(in given)));
    }
}
