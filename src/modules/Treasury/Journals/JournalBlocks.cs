namespace Shahr.Treasury;

/// <summary>
/// Pieces of the journal that were read or written not long ago. The journal never changes, so a piece is never wrong,
/// only short: its end may not have been written yet when it was read.
/// </summary>
internal sealed class JournalBlocks
{
    /// <summary>Slots of a piece: 16 KiB.</summary>
    public const int Slots = 64;

    private const int Slot = PostgresJournal.SlotBytes;

    // 64 MiB at most; a piece is kept until another has its seat.
    private readonly Block?[] _seats = new Block?[4096];

    /// <summary>The piece with this slot in it, where it is here.</summary>
    public Block? Find(long position)
    {
        var block = Volatile.Read(ref Seat(position / Slots));
        return block is not null && block.Has(position) ? block : null;
    }

    /// <summary>Keeps a piece that was read.</summary>
    public void Keep(Block block) => Volatile.Write(ref Seat(block.Number), block);

    /// <summary>Keeps what was just written; one writer at a time.</summary>
    public void Add(long position, ReadOnlySpan<byte> slots)
    {
        while (!slots.IsEmpty)
        {
            var (number, offset) = Math.DivRem(position, Slots);
            var count = Math.Min(slots.Length / Slot, Slots - (int)offset);
            var block = Volatile.Read(ref Seat(number));
            if (offset == 0)
                Keep(block = new Block(number, 0));
            // A reader may have put a shorter piece here meanwhile: then the next reader fetches the rest.
            if (block is not null && block.Number == number && block.Filled == offset)
                block.Fill(slots[..(count * Slot)]);
            slots = slots[(count * Slot)..];
            position += count;
        }
    }

    private ref Block? Seat(long number) => ref _seats[number % _seats.Length];

    /// <summary>A piece: its slots up to <see cref="Filled"/> are as in the journal.</summary>
    /// <param name="number">The how-manieth piece of the journal.</param>
    /// <param name="filled">Slots that are filled by whoever made it.</param>
    internal sealed class Block(long number, int filled)
    {
        private int _filled = filled;

        public long Number => number;

        public int Filled => Volatile.Read(ref _filled);

        public byte[] Bytes { get; } = new byte[Slots * Slot];

        public bool Has(long position) => position / Slots == number && position % Slots < Filled;

        public ReadOnlySpan<byte> At(long position) => Bytes.AsSpan((int)(position % Slots) * Slot, Slot);

        public void Fill(ReadOnlySpan<byte> slots)
        {
            slots.CopyTo(Bytes.AsSpan(_filled * Slot));
            Volatile.Write(ref _filled, _filled + (slots.Length / Slot));
        }
    }
}
