namespace Shahr.Ledger;

/// <summary>
/// A journal as one stream of its batches: taken while somebody writes to it, and brought back into an empty one of any
/// kind. Both ways every batch is proven.
/// </summary>
public static class JournalCopy
{
    private const int Piece = 4096 * JournalRecord.Size;

    /// <summary>
    /// Writes whole batches from the first on, until all lines before a place are among them.
    /// </summary>
    /// <param name="journal">The journal; later batches may come meanwhile.</param>
    /// <param name="until">A place that was on the disk before: an end somebody has seen.</param>
    /// <param name="to">Where the bytes go.</param>
    /// <returns>The slot after the last line that was written.</returns>
    /// <exception cref="JournalException">It ends before that place, or does not hold.</exception>
    public static long Write(IJournal journal, long until, Stream to)
    {
        var scan = new JournalScan(journal);
        while (scan.End < until)
        {
            var slots = scan.Take();
            if (slots.IsEmpty)
                throw new JournalException(
                    JournalFault.Lost,
                    scan.End,
                    "Lines that others have seen are missing here."
                );
            to.Write(slots);
        }
        return scan.End;
    }

    /// <summary>Brings a copy back into a journal in which nothing stands.</summary>
    /// <returns>The slot after the last line.</returns>
    /// <exception cref="JournalException">The copy does not hold.</exception>
    /// <exception cref="IOException">There is no room for it.</exception>
    public static long Read(Stream from, IJournal journal)
    {
        var piece = new byte[Piece];
        var position = 0L;
        while (from.ReadAtLeast(piece, piece.Length, throwOnEndOfStream: false) is var got and > 0)
        {
            var slots = got / JournalRecord.Size;
            if (got % JournalRecord.Size != 0)
                throw new JournalException(JournalFault.Lost, position + slots, "The copy was cut off.");
            if (!journal.Reserve(position, slots))
                throw new IOException("There is no room for the journal.");
            journal.Append(position, piece.AsSpan(0, got));
            position += slots;
        }
        var scan = new JournalScan(journal);
        while (!scan.Take().IsEmpty) { }
        return scan.End == position
            ? position
            : throw new JournalException(JournalFault.Lost, scan.End, "The copy was cut off.");
    }
}
