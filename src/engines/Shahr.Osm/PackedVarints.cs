using System.Numerics;
using System.Runtime.InteropServices;

namespace Shahr.Osm;

/// <summary>Repeated integers of protobuf, packed in one run or, as old writers do, one at a time.</summary>
internal static class PackedVarints
{
    public static void ZigZag(ref ProtoReader proto, int wire, Rows<long> into)
    {
        if (wire == 0)
        {
            into.Add(proto.Signed());
            return;
        }
        var run = proto.Bytes(wire);
        var values = new ProtoReader(run);
        var room = into.Extend(CountVarints(run));
        for (var i = 0; i < room.Length; i++)
            room[i] = values.Signed();
        if (!values.AtEnd)
            values.Varint();
    }

    public static void Plain(ref ProtoReader proto, int wire, Rows<long> into)
    {
        if (wire == 0)
        {
            into.Add((long)proto.Varint());
            return;
        }
        var run = proto.Bytes(wire);
        var values = new ProtoReader(run);
        var room = into.Extend(CountVarints(run));
        for (var i = 0; i < room.Length; i++)
            room[i] = (long)values.Varint();
        if (!values.AtEnd)
            values.Varint();
    }

    /// <summary>
    /// Each varint ends in exactly one byte below 0x80, so counting those sizes the array in one pass.
    /// </summary>
    private static int CountVarints(ReadOnlySpan<byte> run)
    {
        var count = 0;
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(run))
            count += 8 - BitOperations.PopCount(word & 0x8080_8080_8080_8080);
        foreach (var last in run[(run.Length & ~7)..])
            count += last < 0x80 ? 1 : 0;
        return count;
    }
}
