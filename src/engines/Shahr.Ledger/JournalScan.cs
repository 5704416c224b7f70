using System.Globalization;

namespace Shahr.Ledger;

/// <summary>
/// Reads a journal from a place on, batch by batch, and believes nothing: checksums, chain, numbers. What it cannot
/// take is named; what was never acknowledged and is only half there is told apart from what was and is lost.
/// </summary>
internal sealed class JournalScan(IJournal journal)
{
    private const int Slot = JournalRecord.Size;
    private const int Piece = 1024;

    private byte[] _window = new byte[Piece * Slot];
    private long _windowAt;
    private int _windowBytes;

    /// <summary>The identity in the headers; 0 before the first.</summary>
    public UInt128 Ledger { get; set; }

    /// <summary>Where the next batch would stand.</summary>
    public long End { get; private set; }

    /// <summary>The hash of the last header.</summary>
    public byte[] Chain { get; private set; } = new byte[32];

    /// <summary>Slots of an unfinished batch at the end.</summary>
    public int Unfinished { get; private set; }

    internal delegate void Learn(in JournalRecord record, long position);

    /// <summary>Reads from a batch's first slot to the end.</summary>
    /// <exception cref="JournalException">It cannot be used.</exception>
    public void Run(long from, ReadOnlySpan<byte> chain, Learn learn, Action? afterBatch = null)
    {
        (End, Chain) = (from, chain.ToArray());
        while (Step(learn))
            afterBatch?.Invoke();
        LookBehindEnd();
    }

    /// <summary>Reads from the first slot to one where a batch begins whose forerunner has this hash.</summary>
    /// <exception cref="JournalException">What stands there is not what was written.</exception>
    public void Check(long until, ReadOnlySpan<byte> chain, Learn learn, CancellationToken stop)
    {
        while (End < until)
        {
            stop.ThrowIfCancellationRequested();
            if (!Step(learn))
                throw new JournalException(JournalFault.Lost, End, "Lines that were acknowledged are missing here.");
        }
        if (End != until || !chain.SequenceEqual(Chain))
            throw new JournalException(JournalFault.ChainBroken, End, "The chain of hashes breaks here.");
    }

    private bool Step(Learn learn)
    {
        var start = End;
        var slots = Take();
        for (var i = 1; i < slots.Length / Slot; i++)
            learn(JournalRecord.Of(slots.Slice(i * Slot, Slot)), start + i);
        return !slots.IsEmpty;
    }

    /// <summary>The next whole batch, header and lines; empty at the end. Good until the next call.</summary>
    /// <exception cref="JournalException">What stands there is not what was written.</exception>
    public Span<byte> Take()
    {
        var slots = Next();
        if (slots.IsEmpty)
            return slots;
        BatchHeader.Hash(slots).CopyTo(Chain);
        End += slots.Length / Slot;
        return slots;
    }

    private Span<byte> Next()
    {
        if (Look(End, 1) is not { Length: Slot } first || IsEmpty(first))
            return [];
        if (first[0] != BatchHeader.Mark)
            return IsWhole(first, End) ? [] : throw Damaged(End);
        if (!SlotChecksum.Holds(first))
            throw Damaged(End);
        var header = BatchHeader.Of(first);
        if (header.Version > BatchHeader.CurrentVersion)
            throw new JournalException(
                JournalFault.NewerVersion,
                End,
                $"Written by version {header.Version}; this program knows {BatchHeader.CurrentVersion}."
            );
        if (Ledger == 0)
            Ledger = header.Ledger;
        if (header.Ledger != Ledger || header.Start != End || header.Count is < 0 or > Batch.MostRoom)
            throw new JournalException(JournalFault.Foreign, End, "A batch of another journal or another place.");
        var slots = Look(End, header.Count + 1);
        return IsComplete(slots, header.Count) ? slots : [];
    }

    // A batch with an empty slot was not finished: the disk writes sectors of two slots or more, whole or not at all.
    private bool IsComplete(ReadOnlySpan<byte> slots, int count)
    {
        for (var i = 1; i < slots.Length / Slot; i++)
        {
            var slot = slots.Slice(i * Slot, Slot);
            if (IsEmpty(slot))
                return false;
            if (!IsWhole(slot, End + i) || slot[0] == BatchHeader.Mark || End + i - StartOf(slot, End + i) != i)
                throw Damaged(End + i);
        }
        if (slots.Length < (count + 1) * Slot)
            return false;
        return BatchHeader.Follows(Chain, slots)
            ? true
            : throw new JournalException(JournalFault.ChainBroken, End, "The chain of hashes breaks here.");
    }

    /// <summary>
    /// A batch is begun only after the one before it is on the disk. So if anything of a later one is there, the one
    /// missing here had been acknowledged; and what is left of the one that belongs here had not.
    /// </summary>
    private void LookBehindEnd()
    {
        Unfinished = 0;
        for (var position = End; position < journal.Reserved; )
        {
            var slots = Look(position, Piece);
            if (slots.IsEmpty)
                break;
            if (!IsEmpty(slots))
                for (var i = 0; i < slots.Length / Slot; i++)
                    Judge(slots.Slice(i * Slot, Slot), position + i);
            position += slots.Length / Slot;
        }
    }

    private void Judge(ReadOnlySpan<byte> slot, long position)
    {
        if (IsEmpty(slot))
            return;
        if (!IsWhole(slot, position))
            throw Damaged(position);
        if (StartOf(slot, position) != End)
            throw new JournalException(
                JournalFault.Lost,
                End,
                "Lines that were acknowledged are missing here; later ones stand from "
                    + position.ToString(CultureInfo.InvariantCulture)
                    + " on."
            );
        Unfinished = (int)(position - End) + 1;
    }

    private Span<byte> Look(long position, int slots)
    {
        var skip = (position - _windowAt) * Slot;
        if (skip < 0 || skip + (slots * Slot) > _windowBytes)
        {
            if (slots * Slot > _window.Length)
                _window = new byte[Math.Max(slots, Batch.MostRoom + 1) * Slot];
            _windowAt = position;
            _windowBytes = journal.Read(position, _window) / Slot * Slot;
            skip = 0;
        }
        return _window.AsSpan((int)skip, Math.Min(slots * Slot, _windowBytes - (int)skip));
    }

    private static long StartOf(ReadOnlySpan<byte> slot, long position) =>
        slot[0] == BatchHeader.Mark ? position : position - BitConverter.ToUInt16(slot[10..]);

    private static bool IsWhole(ReadOnlySpan<byte> slot, long position) =>
        SlotChecksum.Holds(slot) && StartOf(slot, position) <= position;

    private static bool IsEmpty(ReadOnlySpan<byte> bytes) => !bytes.ContainsAnyExcept((byte)0);

    private static JournalException Damaged(long position) =>
        new(JournalFault.Damaged, position, "The bytes of a line are not those that were written.");
}
