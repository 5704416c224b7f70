namespace Shahr.Osm;

/// <summary>
/// Where every node is, 16 bytes each, for putting ways together from a file in any order: fill it with
/// <see cref="Add"/>, then <see cref="Seal"/>, then ask. Files sorted by id (nearly all) cost no sorting.
/// Not for several writers at once; after sealing any number of readers.
/// </summary>
public sealed class OsmNodeStore
{
    private long[] _ids;
    private OsmPoint[] _points;
    private readonly List<int> _runs = [0];
    private int _count;
    private bool _sealed;

    /// <summary>An empty store with room for so many nodes before it must grow.</summary>
    public OsmNodeStore(int capacity = 1024) => (_ids, _points) = (new long[capacity], new OsmPoint[capacity]);

    /// <summary>How many nodes are kept.</summary>
    public int Count => _count;

    /// <summary>Keeps a node. An id given twice means the later one.</summary>
    public void Add(long id, OsmPoint point)
    {
        if (_sealed)
            throw new InvalidOperationException("The store is sealed; nodes can no longer be added.");
        if (_count == _ids.Length)
        {
            var room = (int)Math.Min(Array.MaxLength, Math.Max(1024, _count * 2L));
            Array.Resize(ref _ids, room);
            Array.Resize(ref _points, room);
        }
        if (_count > 0 && id <= _ids[_count - 1])
            _runs.Add(_count);
        (_ids[_count], _points[_count]) = (id, point);
        _count++;
    }

    /// <summary>Ends the filling: sorts if ids came out of order, drops repeated ids.</summary>
    public void Seal()
    {
        if (_sealed)
            return;
        _sealed = true;
        MergeRuns();
    }

    /// <summary>Where the node is; false when the file did not hold it (extracts cut ways at their edge).</summary>
    public bool TryGet(long id, out OsmPoint point)
    {
        if (!_sealed)
            throw new InvalidOperationException("Seal the store before asking it.");
        var at = Array.BinarySearch(_ids, 0, _count, id);
        point = at >= 0 ? _points[at] : default;
        return at >= 0;
    }

    /// <summary>
    /// Natural merge sort over the rising runs met while filling: stable, so that of equal ids the later wins, and
    /// cheap for what is common, several sorted files put behind one another.
    /// </summary>
    private void MergeRuns()
    {
        if (_runs.Count < 2)
            return;
        var (ids, points) = (new long[_count], new OsmPoint[_count]);
        _runs.Add(_count);
        while (_runs.Count > 2)
        {
            var (write, kept) = (0, 0);
            for (var r = 0; r + 1 < _runs.Count; r += 2)
            {
                var middle = _runs[r + 1];
                var end = r + 2 < _runs.Count ? _runs[r + 2] : middle;
                var start = write;
                write = Merge(_runs[r], middle, end, ids, points, write);
                _runs[kept++] = start;
            }
            _runs.RemoveRange(kept, _runs.Count - kept);
            _runs.Add(write);
            _count = write;
            (_ids, ids) = (ids, _ids);
            (_points, points) = (points, _points);
        }
        _runs.Clear();
    }

    private int Merge(int left, int middle, int end, long[] ids, OsmPoint[] points, int write)
    {
        var right = middle;
        while (left < middle || right < end)
        {
            if (left < middle && right < end && _ids[left] == _ids[right])
            {
                left++;
                continue;
            }
            var from = right >= end || (left < middle && _ids[left] < _ids[right]) ? left++ : right++;
            (ids[write], points[write]) = (_ids[from], _points[from]);
            write++;
        }
        return write;
    }
}
