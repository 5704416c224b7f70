namespace Shahr.Ledger;

/// <summary>
/// Where the journal has the line of an id: 8 bytes a line. A slot holds 40 bits of position and 24 bits of the hash,
/// so that nearly every look for a new id ends here; a likely place is looked at in the journal itself. Split in 4,096
/// parts that grow one by one: no moment in which everything is moved.
/// </summary>
internal sealed class PositionTable
{
    public const int Parts = 4096;
    private const int PositionBits = 40;
    private const ulong PositionMask = (1UL << PositionBits) - 1;

    private readonly ulong[][] _parts = new ulong[Parts][];
    private readonly int[] _counts = new int[Parts];

    /// <summary>Adds a line; one that is there already is not added again.</summary>
    public void Add(ulong hash, long position)
    {
        var part = Part(hash);
        var slots = _parts[part] ??= Place(8);
        if ((_counts[part] + 1) * 4 > slots.Length * 3)
            slots = _parts[part] = Grown(slots);
        if (!Put(slots, (Print(hash) << PositionBits) | (ulong)position))
            return;
        _counts[part]++;
    }

    /// <summary>
    /// The next position at which the line may be; -1 when there is none. Begin with step 0 and hand it back each time.
    /// </summary>
    public long Next(ulong hash, ref int step)
    {
        if (_parts[Part(hash)] is not { } slots)
            return -1;
        var (print, mask) = (Print(hash), (uint)slots.Length - 1);
        while (slots[(uint)((uint)print + step) & mask] is var slot && slot != 0)
        {
            step++;
            if (slot >> PositionBits == print)
                return (long)(slot & PositionMask);
        }
        return -1;
    }

    /// <summary>One part as it is now, empty slots left out.</summary>
    public IEnumerable<ulong> Slots(int part) => (_parts[part] ?? []).Where(slot => slot != 0);

    /// <summary>Puts a part back as <see cref="Slots"/> gave it.</summary>
    public void Restore(int part, ReadOnlySpan<ulong> slots)
    {
        var size = 8;
        while (slots.Length * 4 > size * 3)
            size *= 2;
        var into = _parts[part] = Place(size);
        foreach (var slot in slots)
            Put(into, slot);
        _counts[part] = slots.Length;
    }

    // The place within a part comes from the 24 bits kept, so that a part can grow without asking for the id again.
    private static ulong[] Grown(ulong[] slots)
    {
        var grown = Place(slots.Length * 2);
        foreach (var slot in slots)
            if (slot != 0)
                Put(grown, slot);
        return grown;
    }

    // Where garbage is never moved: half grown parts would be copied again and again, tens of milliseconds each time.
    private static ulong[] Place(int slots) => GC.AllocateArray<ulong>(slots, pinned: true);

    private static bool Put(ulong[] slots, ulong slot)
    {
        var mask = (uint)slots.Length - 1;
        var at = (uint)(slot >> PositionBits) & mask;
        for (; slots[at] != 0; at = (at + 1) & mask)
            if (slots[at] == slot)
                return false;
        slots[at] = slot;
        return true;
    }

    private static int Part(ulong hash) => (int)(hash >> 52);

    private static ulong Print(ulong hash) => (hash >> 20) & 0xFF_FFFF;
}
