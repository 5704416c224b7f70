namespace Shahr.Ledger;

/// <summary>
/// Where batches are kept for good: slots of 256 bytes, numbered from 0, written once and in order. One writer at a
/// time; reads may come from any thread.
/// </summary>
public interface IJournal : IDisposable
{
    /// <summary>
    /// Whether there is room for so many slots from there on. False: the disk is full, and nothing is changed.
    /// </summary>
    bool Reserve(long position, int slots);

    /// <summary>Writes slots and returns once they outlive a loss of power.</summary>
    /// <exception cref="IOException">They may or may not be there; the journal must be opened anew.</exception>
    void Append(long position, ReadOnlySpan<byte> slots);

    /// <summary>Reads whole slots from a place; fewer than asked, or zeros, past the end.</summary>
    int Read(long position, Span<byte> slots);

    /// <summary>Overwrites what an unfinished batch left behind with zeros.</summary>
    void Clear(long position, int slots);

    /// <summary>The slot after the last for which there is room; nothing stands there or later.</summary>
    long Reserved { get; }
}
