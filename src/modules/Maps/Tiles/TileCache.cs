namespace Shahr.Maps;

/// <summary>Tiles lately asked for, gzipped, within a limit of bytes: the ones longest unused go first.</summary>
internal sealed class TileCache(long mostBytes = 32_000_000)
{
    private const int Overhead = 120;
    private readonly Lock _lock = new();
    private readonly Dictionary<TileId, LinkedListNode<(TileId Id, byte[] Bytes)>> _byId = [];
    private readonly LinkedList<(TileId Id, byte[] Bytes)> _used = new();

    /// <summary>Bytes held now.</summary>
    public long Held { get; private set; }

    /// <summary>The tile, or null when it must be made. An empty array is a tile with nothing in it.</summary>
    public byte[]? Find(TileId id)
    {
        lock (_lock)
        {
            if (!_byId.TryGetValue(id, out var node))
                return null;
            _used.Remove(node);
            _used.AddFirst(node);
            return node.Value.Bytes;
        }
    }

    public void Keep(TileId id, byte[] bytes)
    {
        lock (_lock)
        {
            if (_byId.ContainsKey(id))
                return;
            _byId[id] = _used.AddFirst((id, bytes));
            Held += bytes.Length + Overhead;
            while (Held > mostBytes && _used.Last is { } oldest)
            {
                _used.RemoveLast();
                _byId.Remove(oldest.Value.Id);
                Held -= oldest.Value.Bytes.Length + Overhead;
            }
        }
    }
}

/// <summary>Address of a tile in the usual scheme: y counts from the north.</summary>
internal readonly record struct TileId(int Zoom, int X, int Y)
{
    /// <summary>Steps of the grid along one side.</summary>
    public int Size => 1 << (31 - Zoom);

    /// <summary>The tile with its margin, on the grid.</summary>
    public GridBox Box(int margin)
    {
        long size = 1L << (31 - Zoom),
            left = X * size,
            top = Y * size;
        return new GridBox(
            (int)Math.Max(0, left - margin),
            (int)Math.Max(0, top - margin),
            (int)Math.Min(int.MaxValue, left + size + margin),
            (int)Math.Min(int.MaxValue, top + size + margin)
        );
    }

    /// <summary>Reads an address as it came; false for anything outside the scheme.</summary>
    public static bool TryParse(string z, string x, string y, out TileId id)
    {
        id = default;
        if (!Whole(z, MapDraft.LastZoom, out var zoom))
            return false;
        if (!Whole(x, (1 << zoom) - 1, out var column) || !Whole(y, (1 << zoom) - 1, out var row))
            return false;
        id = new TileId(zoom, column, row);
        return true;
    }

    private static bool Whole(string text, int most, out int value)
    {
        value = 0;
        // Only plain Latin digits: one tile has one address.
        if (text.Length is 0 or > 7 || (text.Length > 1 && text[0] == '0'))
            return false;
        foreach (var digit in text)
        {
            if (!char.IsAsciiDigit(digit))
                return false;
            value = (value * 10) + (digit - '0');
        }

        return value <= most;
    }
}
