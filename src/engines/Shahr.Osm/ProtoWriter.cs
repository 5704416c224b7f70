using System.Text;

namespace Shahr.Osm;

/// <summary>The protobuf wire format into a growing buffer.</summary>
internal sealed class ProtoWriter
{
    private byte[] _bytes = new byte[4096];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Span => _bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Raw(ulong value)
    {
        Room(10);
        while (value >= 0x80)
        {
            _bytes[Length++] = (byte)(value | 0x80);
            value >>= 7;
        }
        _bytes[Length++] = (byte)value;
    }

    public void RawSigned(long value) => Raw((ulong)((value << 1) ^ (value >> 63)));

    public void Varint(int field, long value)
    {
        Raw((ulong)field << 3);
        Raw((ulong)value);
    }

    public void Signed(int field, long value)
    {
        Raw((ulong)field << 3);
        RawSigned(value);
    }

    public void Bytes(int field, ReadOnlySpan<byte> bytes)
    {
        Raw(((ulong)field << 3) | 2);
        Raw((ulong)bytes.Length);
        Room(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(Length));
        Length += bytes.Length;
    }

    public void Text(int field, string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        Raw(((ulong)field << 3) | 2);
        Raw((ulong)length);
        Room(length);
        Length += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(Length));
    }

    /// <summary>A nested message or a packed array, unless it is empty.</summary>
    public void Nested(int field, ProtoWriter inner)
    {
        if (inner.Length > 0)
            Bytes(field, inner.Span);
    }

    private void Room(int more)
    {
        if (Length + more > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(Length + more, _bytes.Length * 2));
    }
}
