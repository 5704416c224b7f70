namespace Shahr.Ledger;

/// <summary>The lines of a journal one after the other, headers left out.</summary>
internal static class JournalFeed
{
    private const int Slot = JournalRecord.Size;

    public static IReadOnlyList<LedgerEntry> Read(IJournal journal, long from, long end, int most)
    {
        var entries = new List<LedgerEntry>(Math.Min(most, 1024));
        var slots = new byte[Slot * 256];
        for (var position = from; position < end && entries.Count < most; )
        {
            var got = journal.Read(position, slots) / Slot;
            for (var i = 0; i < got && position < end && entries.Count < most; i++, position++)
            {
                var slot = slots.AsSpan(i * Slot, Slot);
                if (!SlotChecksum.Holds(slot))
                    throw new JournalException(JournalFault.Damaged, position, "A line cannot be read back.");
                if (slot[0] != BatchHeader.Mark)
                    entries.Add(LedgerEntry.Of(JournalRecord.Of(slot), position));
            }
            if (got == 0)
                break;
        }
        return entries;
    }
}
