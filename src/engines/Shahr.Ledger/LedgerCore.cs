using System.Security.Cryptography;

namespace Shahr.Ledger;

/// <summary>What was found when a ledger was opened.</summary>
/// <param name="End">The slot after the last line.</param>
/// <param name="FromSnapshot">The slot from which lines had to be read; 0 where there was no usable copy of the
/// book.</param>
/// <param name="Unfinished">Slots of a batch that was being written when the process ended; nobody was told of
/// it.</param>
/// <param name="ClockBehind">By how much the clock stands before the last line; zero where it does not.</param>
public sealed record OpeningReport(long End, long FromSnapshot, int Unfinished, TimeSpan ClockBehind);

/// <summary>The slot after the last batch that is on the disk, and that batch's hash.</summary>
internal sealed record DurableEnd(long End, byte[] Chain);

/// <summary>
/// The ledger without threads: decide into a batch, hand it over, write it, and only then tell. The simulation runs
/// exactly this; <see cref="GeneralLedger"/> puts two threads around it.
/// </summary>
internal sealed class LedgerCore : IDisposable
{
    private readonly IJournal _journal;
    private readonly IDisk? _snapshots;
    private readonly Judge _judge;
    private readonly int _pieceBytes;
    private readonly Restored? _restored;
    private byte[] _chain;

    public Lines Lines { get; }
    public IJournal Journal => _journal;
    public Book Book { get; }
    public UInt128 Identity { get; }
    public OpeningReport Report { get; }

    /// <summary>What is on the disk; replaced as one by the writing side.</summary>
    public DurableEnd Durable { get; private set; }

    private LedgerCore(IJournal journal, IDisk? snapshots, LedgerOptions options, long now)
    {
        (_journal, _snapshots, _pieceBytes) = (journal, snapshots, options.SnapshotPieceBytes);
        Lines = new Lines(journal, options.LinesOfBatch);
        var restored = _restored = snapshots is null ? null : SnapshotReading.Read(snapshots, Lines);
        Book = restored?.Book ?? new Book(Lines, BitConverter.ToUInt64(options.Random(8)));
        var scan = new JournalScan(journal) { Ledger = restored?.Ledger ?? 0 };
        scan.Run(restored?.From ?? 0, restored?.Chain ?? new byte[32], Book.Learn);
        Missing(scan.End, Math.Max(options.KnownEnd, restored?.From ?? 0));
        if (scan.Unfinished > 0)
            journal.Clear(scan.End, scan.Unfinished);
        (_chain, Identity) = (scan.Chain, scan.Ledger);
        Durable = new DurableEnd(scan.End, [.. _chain]);
        Lines.Current.Begin(scan.End);
        _judge = new Judge(Book, Lines);
        if (scan.End == 0)
        {
            Identity = BitConverter.ToUInt128(options.Random(16));
            if (!journal.Reserve(0, 1))
                throw new IOException("The disk has no room for the first file of the journal.");
            Commit(HandOver());
        }
        var behind = Book.LastTicks > now ? TimeSpan.FromTicks(Book.LastTicks - now) : TimeSpan.Zero;
        Report = new OpeningReport(scan.End, restored?.From ?? 0, scan.Unfinished, behind);
    }

    /// <summary>Opens what is there, or begins anew where there is nothing.</summary>
    public static LedgerCore Open(IJournal journal, IDisk? snapshots, LedgerOptions options, long now) =>
        new(journal, snapshots, options, now);

    /// <summary>Whether the batch being filled has anything to write.</summary>
    public bool HasWork => Lines.Current.Count > 0;

    /// <summary>Whether so many commands fit into the batch being filled.</summary>
    public bool Fits(int commands) => commands <= Lines.Current.Left;

    /// <summary>Whether the disk has room for the whole batch being filled; asked before anything is decided.</summary>
    public bool Reserve() => _journal.Reserve(Lines.Current.Start, Lines.Current.Room + 1);

    public void Expire(long now) => _judge.Expire(now, Lines.Current);

    public void Decide(ReadOnlySpan<LedgerCommand> commands, Span<LedgerAnswer> answers, long now) =>
        _judge.Decide(commands, answers, now, Lines.Current);

    /// <summary>What can be said where the disk has no room.</summary>
    public void Recall(ReadOnlySpan<LedgerCommand> commands, Span<LedgerAnswer> answers) =>
        _judge.Recall(commands, answers);

    /// <summary>Ends the batch being filled and begins the next. The one before must be on the disk.</summary>
    public Batch HandOver()
    {
        var batch = Lines.Current;
        Lines.Swap();
        Lines.Current.Begin(batch.Start + batch.Slots);
        return batch;
    }

    /// <summary>Writes a batch; when this returns it is on the disk.</summary>
    public void Commit(Batch batch)
    {
        _journal.Append(batch.Start, batch.Seal(Identity, _chain));
        Durable = new DurableEnd(batch.Start + batch.Slots, [.. _chain]);
    }

    /// <summary>
    /// Reads the part of the journal that the start did not have to: a copy of the book says nothing of the lines it
    /// was made from.
    /// </summary>
    /// <exception cref="JournalException">What stands there is not what was written.</exception>
    public void CheckOlder(CancellationToken stop)
    {
        if (_restored is { } restored)
            new JournalScan(_journal).Check(restored.From, restored.Chain, static (in _, _) => { }, stop);
    }

    /// <summary>Begins a copy of the book; see <see cref="Snapshot"/>.</summary>
    public Snapshot? NewSnapshot() => _snapshots is null ? null : new Snapshot(Book, _snapshots, Identity, _pieceBytes);

    public void Dispose() => _journal.Dispose();

    private static void Missing(long end, long known)
    {
        if (end < known)
            throw new JournalException(
                JournalFault.Lost,
                end,
                $"The journal ends here, but lines up to {known} were acknowledged and are missing."
            );
    }
}

/// <summary>How a ledger is run.</summary>
public sealed record LedgerOptions
{
    /// <summary>Commands that may wait; more get <see cref="Refusal.Busy"/>.</summary>
    public int MostWaiting { get; init; } = 65_536;

    /// <summary>Lines of a batch at most, and so commands of one call and links of a chain; 1 to 8,190.</summary>
    public int LinesOfBatch { get; init; } = Batch.MostRoom;

    /// <summary>Slots of a file of the journal, the same for its whole life; of 256 bytes each.</summary>
    public int LinesOfFile { get; init; } = FileJournal.UsualSlots;

    /// <summary>Lines after which the book is copied, so that a start stays short.</summary>
    public long LinesBetweenSnapshots { get; init; } = 1_000_000;

    /// <summary>Bytes of the copy written between two batches.</summary>
    internal int SnapshotPieceBytes { get; init; } = 1 << 16;

    /// <summary>
    /// A place up to which somebody else, such as the rows that follow the journal, has seen it. If it ends earlier the
    /// opening is refused and says what is missing.
    /// </summary>
    public long KnownEnd { get; init; }

    /// <summary>Random bytes; the simulation gives its own.</summary>
    public Func<int, byte[]> Random { get; init; } = RandomNumberGenerator.GetBytes;
}
