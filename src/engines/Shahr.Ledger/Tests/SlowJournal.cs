namespace Shahr.Ledger.Tests;

/// <summary>A journal in memory that can be made to wait and to break.</summary>
internal sealed class SlowJournal : IJournal
{
    private readonly byte[] _bytes = new byte[64 << 20];

    public volatile bool Holds;
    public volatile bool Breaks;
    public volatile bool IsFull;

    public long Reserved => _bytes.Length / JournalRecord.Size;

    public bool Reserve(long position, int slots) => !IsFull && position + slots <= Reserved;

    public void Append(long position, ReadOnlySpan<byte> slots)
    {
        SpinWait.SpinUntil(() => !Holds);
        if (Breaks)
            throw new IOException("Input/output error");
        slots.CopyTo(_bytes.AsSpan((int)position * JournalRecord.Size));
    }

    public int Read(long position, Span<byte> slots)
    {
        var from = _bytes.AsSpan((int)position * JournalRecord.Size);
        var length = Math.Min(from.Length, slots.Length);
        from[..length].CopyTo(slots);
        return length;
    }

    public void Flip(long position) => _bytes[(position * JournalRecord.Size) + 100] ^= 1;

    public void Clear(long position, int slots) => Append(position, new byte[slots * JournalRecord.Size]);

    public void Dispose() { }
}
