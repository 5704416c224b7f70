using System.Runtime.InteropServices;

namespace Shahr.Ledger;

/// <summary>Lines of the journal and those decided since, which are still in memory.</summary>
internal sealed class Lines(IJournal journal, int room) : IRecords
{
    /// <summary>The batch being filled.</summary>
    public Batch Current { get; private set; } = new(room);

    /// <summary>The batch on its way to the disk, or the one after its way.</summary>
    public Batch Other { get; private set; } = new(room);

    public void Swap() => (Current, Other) = (Other, Current);

    public void Read(long position, out JournalRecord record)
    {
        if (Current.TryRead(position, out record) || Other.TryRead(position, out record))
            return;
        Stored(journal, position, out record);
    }

    /// <summary>A line that is on the disk.</summary>
    /// <exception cref="JournalException">Its bytes are damaged.</exception>
    public static void Stored(IJournal journal, long position, out JournalRecord record)
    {
        record = default;
        var slot = MemoryMarshal.AsBytes(MemoryMarshal.CreateSpan(ref record, 1));
        if (journal.Read(position, slot) != slot.Length || !SlotChecksum.Holds(slot))
            throw new JournalException(JournalFault.Damaged, position, "A line cannot be read back as it was written.");
    }
}
