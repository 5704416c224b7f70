using System.Runtime.CompilerServices;

namespace Shahr.Osm;

/// <summary>The protobuf wire format over a span: tags, varints, lengths. Nothing is copied.</summary>
internal ref struct ProtoReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _at;

    /// <summary>Offset of the next unread byte.</summary>
    public readonly int Position => _at;

    public readonly bool AtEnd => _at >= _bytes.Length;

    /// <summary>Steps to the next field; false at the end of the message.</summary>
    public bool Next(out int field, out int wire)
    {
        if (AtEnd)
        {
            field = wire = 0;
            return false;
        }
        var tag = Varint();
        wire = (int)(tag & 7);
        field = (int)(tag >> 3);
        if (tag > uint.MaxValue || field <= 0)
            throw OsmFormatException.Corrupt("A field number is out of range.");
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Varint()
    {
        var at = _at;
        if ((uint)at < (uint)_bytes.Length)
        {
            var first = _bytes[at];
            if (first < 0x80)
            {
                _at = at + 1;
                return first;
            }
        }
        return LongVarint();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Signed()
    {
        var raw = Varint();
        return (long)(raw >> 1) ^ -(long)(raw & 1);
    }

    /// <summary>A length-delimited field; the span lies inside the source.</summary>
    public ReadOnlySpan<byte> Bytes(int wire)
    {
        Expect(wire, 2);
        var length = Varint();
        if (length > (ulong)(_bytes.Length - _at))
            throw OsmFormatException.Corrupt("A field runs past the end of its message.");
        var span = _bytes.Slice(_at, (int)length);
        _at += (int)length;
        return span;
    }

    public ulong Varint(int wire)
    {
        Expect(wire, 0);
        return Varint();
    }

    public long Signed(int wire)
    {
        Expect(wire, 0);
        return Signed();
    }

    public void Skip(int wire)
    {
        switch (wire)
        {
            case 0:
                Varint();
                break;
            case 1:
                Advance(8);
                break;
            case 2:
                Bytes(2);
                break;
            case 5:
                Advance(4);
                break;
            default:
                throw OsmFormatException.Corrupt($"Wire type {wire} is unknown.");
        }
    }

    private void Advance(int count)
    {
        if (count > _bytes.Length - _at)
            throw OsmFormatException.Corrupt("A field runs past the end of its message.");
        _at += count;
    }

    private static void Expect(int wire, int wanted)
    {
        if (wire != wanted)
            throw OsmFormatException.Corrupt($"Wire type {wire} stands where {wanted} belongs.");
    }

    private ulong LongVarint()
    {
        ulong value = 0;
        for (var shift = 0; shift < 70; shift += 7)
        {
            if (AtEnd)
                throw OsmFormatException.Corrupt("A number runs past the end of its message.");
            var next = _bytes[_at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }
        throw OsmFormatException.Corrupt("A number is longer than ten bytes.");
    }
}
