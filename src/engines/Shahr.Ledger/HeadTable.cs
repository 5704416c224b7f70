namespace Shahr.Ledger;

/// <summary>
/// The last line between each two accounts that ever had one. Keys are exact, so nothing has to be looked up in the
/// journal to add a line. Split in parts that grow one by one, as ids are.
/// </summary>
internal sealed class HeadTable
{
    public const int Parts = 4096;

    internal readonly record struct Head(ulong Key, long Position);

    private readonly Head[][] _parts = new Head[Parts][];
    private readonly int[] _counts = new int[Parts];

    /// <summary>The chain of what moves between two accounts, whichever way.</summary>
    public static ulong Pair(int one, int other) =>
        one < other ? ((ulong)(uint)one << 32) | (uint)other : ((ulong)(uint)other << 32) | (uint)one;

    /// <summary>The last line of the chain; 0 is none.</summary>
    public long Find(ulong key)
    {
        var hash = Mixed(key);
        if (_parts[hash >> 52] is not { } heads)
            return 0;
        var mask = (uint)heads.Length - 1;
        for (var at = (uint)hash & mask; heads[at].Position != 0; at = (at + 1) & mask)
            if (heads[at].Key == key)
                return heads[at].Position;
        return 0;
    }

    /// <summary>Makes the line the last of its chain, and gives the one that was.</summary>
    public long Replace(ulong key, long position)
    {
        var hash = Mixed(key);
        var part = (int)(hash >> 52);
        var heads = _parts[part] ??= Place(4);
        if ((_counts[part] + 1) * 4 > heads.Length * 3)
            heads = _parts[part] = Grown(heads);
        ref var head = ref Seat(heads, key, hash);
        var before = head.Position;
        if (before == 0)
            _counts[part]++;
        head = new Head(key, position);
        return before;
    }

    public IEnumerable<Head> Heads(int part) => (_parts[part] ?? []).Where(head => head.Position != 0);

    private static Head[] Grown(Head[] heads)
    {
        var grown = Place(heads.Length * 2);
        foreach (var head in heads)
            if (head.Position != 0)
                Seat(grown, head.Key, Mixed(head.Key)) = head;
        return grown;
    }

    // As in PositionTable.
    private static Head[] Place(int heads) => GC.AllocateArray<Head>(heads, pinned: true);

    private static ref Head Seat(Head[] heads, ulong key, ulong hash)
    {
        var mask = (uint)heads.Length - 1;
        var at = (uint)hash & mask;
        while (heads[at].Position != 0 && heads[at].Key != key)
            at = (at + 1) & mask;
        return ref heads[at];
    }

    private static ulong Mixed(ulong key) => Mixing.Fold(key ^ 0x9E37_79B9_7F4A_7C15, 0xD6E8_FEB8_6659_FD93);
}
