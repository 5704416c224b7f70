namespace Shahr.Ledger;

/// <summary>Hashes for our own tables.</summary>
internal static class Mixing
{
    /// <summary>Both halves of the 128-bit product over each other: every bit of either reaches every bit.</summary>
    public static ulong Fold(ulong one, ulong other)
    {
        var high = Math.BigMul(one, other, out var low);
        return high ^ low;
    }

    /// <summary>
    /// A hash of an id under a secret of this ledger, because clients choose the ids and might choose them to collide.
    /// </summary>
    public static ulong Of(UInt128 id, ulong secret, ulong use)
    {
        var half = Fold((ulong)id ^ secret, (ulong)(id >> 64) ^ use ^ 0xA076_1D64_78BD_642F);
        return Fold(half ^ secret, 0xE703_7ED1_A0B4_28DB ^ (ulong)id);
    }
}
