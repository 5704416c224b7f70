using System.Buffers;
using System.Text;

namespace Shahr.Ui;

/// <summary>
/// A page on its way out: what is written becomes UTF-8 at once, in one rented piece of memory; for one thread only.
/// </summary>
internal sealed class PageBytes : TextWriter
{
    // Most pages fit; a longer one moves to twice the room.
    private const int Room = 64 * 1024;
    private const int MostBytesOfChar = 3;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(Room);
    private int _length;
    private char _high;

    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>Everything written; good until this is disposed.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    // The encoder hands over the halves of a character beyond the first plane one by one.
    public override void Write(char value)
    {
        var high = _high;
        _high = char.IsHighSurrogate(value) ? value : default;
        if (high != default && char.IsLowSurrogate(value))
            Write([high, value]);
        else if (_high == default)
            Write([value]);
    }

    public override void Write(ReadOnlySpan<char> buffer)
    {
        var most = (buffer.Length + 1) * MostBytesOfChar;
        if (_bytes.Length - _length < most)
            Grow(most);
        _length += Encoding.UTF8.GetBytes(buffer, _bytes.AsSpan(_length));
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && _bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = [];
        }

        base.Dispose(disposing);
    }

    private void Grow(int more)
    {
        var wider = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, _length + more));
        Written.Span.CopyTo(wider);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = wider;
    }
}
