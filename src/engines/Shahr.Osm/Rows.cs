namespace Shahr.Osm;

/// <summary>A growing array that keeps its room when emptied, so that a recycled block allocates nothing.</summary>
internal sealed class Rows<T>
{
    private T[] _items = [];

    public int Count { get; private set; }

    public ref T this[int index] => ref _items[index];

    public Span<T> Span => _items.AsSpan(0, Count);

    public void Add(T item)
    {
        if (Count == _items.Length)
            Array.Resize(ref _items, Math.Max(64, Count * 2));
        _items[Count++] = item;
    }

    /// <summary>Makes room for more items and returns it, already counted in.</summary>
    public Span<T> Extend(int more)
    {
        var from = Count;
        if (from + more > _items.Length)
            Array.Resize(ref _items, Math.Max(from + more, Math.Min(_items.Length * 2, from + more + 65_536)));
        Count = from + more;
        return _items.AsSpan(from, more);
    }

    public void Clear() => Count = 0;
}

internal record struct NodeRow(long Id, int LatE7, int LonE7, int TagStart, int TagCount);

/// <summary>A way or a relation: a run of tags and a run of references or members.</summary>
internal record struct ListRow(long Id, int TagStart, int TagCount, int ItemStart, int ItemCount);

internal record struct TagRow(int Key, int Value);

internal record struct MemberRow(long Id, OsmKind Kind, int Role);
