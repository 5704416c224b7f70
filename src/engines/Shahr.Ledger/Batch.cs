using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Shahr.Ledger;

/// <summary>
/// Lines that reach the disk together: a header and the records after it, all slots of 256 bytes. The header holds the
/// SHA-256 of what the batch holds and of the header before it, so the journal is one chain.
/// </summary>
/// <param name="room">Records it can hold.</param>
internal sealed class Batch(int room)
{
    /// <summary>Records any batch may hold: 2 MiB.</summary>
    public const int MostRoom = 8190;

    private readonly byte[] _bytes = GC.AllocateArray<byte>((room + 1) * JournalRecord.Size, pinned: true);

    public int Room => room;

    /// <summary>Where its header stands.</summary>
    public long Start { get; private set; }

    public int Count { get; private set; }

    public int Left => room - Count;

    /// <summary>Slots with the header.</summary>
    public int Slots => Count + 1;

    public void Begin(long start) => (Start, Count) = (start, 0);

    public long Position(int index) => Start + 1 + index;

    public ref JournalRecord this[int index] => ref JournalRecord.Of(Slot(index + 1));

    public ref JournalRecord Add(out long position)
    {
        if (Count == room)
            throw new UnreachableException("The batch is full; its room is asked for first.");
        position = Position(Count);
        Slot(Count + 1).Clear();
        ref var record = ref this[Count++];
        record.Offset = (ushort)Count;
        return ref record;
    }

    public void Truncate(int count) => Count = count;

    /// <summary>The record at a position, where it is in this batch.</summary>
    public bool TryRead(long position, out JournalRecord record)
    {
        var index = position - Start - 1;
        if (index < 0 || index >= Count)
        {
            record = default;
            return false;
        }
        record = this[(int)index];
        return true;
    }

    /// <summary>Writes header and checksums, and gives the bytes as they go to the disk.</summary>
    /// <param name="ledger">The identity of the ledger, in every header.</param>
    /// <param name="chain">In: the hash of the batch before. Out: of this one.</param>
    public ReadOnlySpan<byte> Seal(UInt128 ledger, Span<byte> chain)
    {
        for (var i = 0; i < Count; i++)
            SlotChecksum.Write(Slot(i + 1));
        BatchHeader.Of(Slot(0)) = new BatchHeader(ledger, Start, Count, Count == 0 ? 0 : this[Count - 1].Ticks);
        var sealedBytes = _bytes.AsSpan(0, Slots * JournalRecord.Size);
        BatchHeader.Write(chain, sealedBytes);
        return sealedBytes;
    }

    private Span<byte> Slot(int index) => _bytes.AsSpan(index * JournalRecord.Size, JournalRecord.Size);
}

/// <summary>The first slot of a batch.</summary>
[StructLayout(LayoutKind.Explicit, Size = JournalRecord.Size)]
internal struct BatchHeader(UInt128 ledger, long start, int count, long lastTicks)
{
    public const byte Mark = 255;
    public const ushort CurrentVersion = 1;

    private const int HashAt = 128;
    private const int HashSize = 32;

    [FieldOffset(0)]
    public byte Kind = Mark;

    [FieldOffset(2)]
    public ushort Version = CurrentVersion;

    [FieldOffset(4)]
    public int Count = count;

    [FieldOffset(12)]
    public uint Checksum;

    [FieldOffset(16)]
    public UInt128 Ledger = ledger;

    [FieldOffset(32)]
    public long Start = start;

    [FieldOffset(40)]
    public long LastTicks = lastTicks;

    public static ref BatchHeader Of(Span<byte> slot) => ref MemoryMarshal.AsRef<BatchHeader>(slot);

    /// <summary>The hash a sealed header holds.</summary>
    public static ReadOnlySpan<byte> Hash(ReadOnlySpan<byte> slot) => slot.Slice(HashAt, HashSize);

    /// <summary>Puts hash and checksum into the header, the first slot of the batch.</summary>
    public static void Write(Span<byte> chain, Span<byte> batch)
    {
        Reckon(chain, batch, batch.Slice(HashAt, HashSize));
        batch.Slice(HashAt, HashSize).CopyTo(chain);
        SlotChecksum.Write(batch[..JournalRecord.Size]);
    }

    /// <summary>Whether the batch is what its header says and follows the one with that hash.</summary>
    public static bool Follows(ReadOnlySpan<byte> chain, ReadOnlySpan<byte> batch)
    {
        Span<byte> hash = stackalloc byte[HashSize];
        Reckon(chain, batch, hash);
        return hash.SequenceEqual(Hash(batch));
    }

    // Checksum and hash themselves are left out: the header is hashed in two pieces, before and after them.
    private static void Reckon(ReadOnlySpan<byte> chain, ReadOnlySpan<byte> batch, Span<byte> hash)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(chain);
        sha.AppendData(batch[..12]);
        sha.AppendData(batch[16..HashAt]);
        sha.AppendData(batch[(HashAt + HashSize)..]);
        sha.GetHashAndReset(hash);
    }
}
