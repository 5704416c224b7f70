using System.Buffers.Binary;
using System.Text;

namespace Shahr.Maps;

/// <summary>
/// Writes tiles in the Mapbox Vector Tile format 2.1 (a protobuf of a few messages, written by hand: it is small).
/// </summary>
internal static class MvtWriter
{
    private static readonly string[] LayerNames =
    [
        "landuse",
        "water",
        "roads",
        "buildings",
        "places",
        "pois",
        "addresses",
    ];

    /// <summary>The bytes of a tile; empty for no features. Features of a layer keep their order.</summary>
    public static byte[] Write(IEnumerable<TileFeature> features)
    {
        var tile = new Proto();
        foreach (var layer in features.GroupBy(f => f.Layer).OrderBy(g => g.Key))
            tile.Message(3, LayerOf(layer.Key, layer));
        return tile.ToArray();
    }

    private static Proto LayerOf(Layer id, IEnumerable<TileFeature> features)
    {
        var layer = new Proto();
        layer.Number(15, 2);
        layer.Text(1, LayerNames[(int)id]);
        var keys = new Dictionary<string, uint>();
        var values = new Dictionary<object, uint>();
        foreach (var feature in features)
        {
            var tags = new Proto();
            foreach (var (key, value) in feature.Words)
            {
                tags.Varint(IndexOf(keys, key));
                tags.Varint(IndexOf(values, value));
            }

            var shape = new Proto();
            foreach (var command in feature.Commands)
                shape.Varint(command);
            var message = new Proto();
            message.Message(2, tags);
            message.Number(3, (ulong)feature.Kind);
            message.Message(4, shape);
            layer.Message(2, message);
        }

        foreach (var key in keys.Keys)
            layer.Text(3, key);
        foreach (var value in values.Keys)
            layer.Message(4, ValueOf(value));
        layer.Number(5, TilePen.Extent);
        return layer;
    }

    private static Proto ValueOf(object value)
    {
        var message = new Proto();
        switch (value)
        {
            case string text:
                message.Text(1, text);
                break;
            case double number:
                message.Double(3, number);
                break;
            case long whole:
                message.Number(4, (ulong)whole);
                break;
            default:
                throw new InvalidOperationException($"A tile cannot hold a {value.GetType().Name}.");
        }

        return message;
    }

    private static uint IndexOf<T>(Dictionary<T, uint> known, T item)
        where T : notnull
    {
        if (known.TryGetValue(item, out var index))
            return index;
        // A dictionary that only grows hands its keys back in the order they came.
        return known[item] = (uint)known.Count;
    }

    /// <summary>One protobuf message under way.</summary>
    private sealed class Proto
    {
        private byte[] _bytes = new byte[64];
        private int _length;

        public byte[] ToArray() => _bytes[.._length];

        public void Number(int field, ulong value)
        {
            Varint((ulong)field << 3);
            Varint(value);
        }

        public void Double(int field, double value)
        {
            Varint(((ulong)field << 3) | 1);
            BinaryPrimitives.WriteDoubleLittleEndian(Room(8), value);
        }

        public void Text(int field, string text)
        {
            Varint(((ulong)field << 3) | 2);
            var size = Encoding.UTF8.GetByteCount(text);
            Varint((ulong)size);
            Encoding.UTF8.GetBytes(text, Room(size));
        }

        public void Message(int field, Proto message)
        {
            if (message._length == 0)
                return;
            Varint(((ulong)field << 3) | 2);
            Varint((ulong)message._length);
            message._bytes.AsSpan(0, message._length).CopyTo(Room(message._length));
        }

        public void Varint(ulong value)
        {
            while (value > 127)
            {
                Room(1)[0] = (byte)(value | 0x80);
                value >>= 7;
            }

            Room(1)[0] = (byte)value;
        }

        private Span<byte> Room(int more)
        {
            if (_length + more > _bytes.Length)
                Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + more));
            _length += more;
            return _bytes.AsSpan(_length - more, more);
        }
    }
}
