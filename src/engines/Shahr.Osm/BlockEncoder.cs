using System.Text;

namespace Shahr.Osm;

/// <summary>
/// Gathers entities of one kind into a PrimitiveBlock. Strings are numbered in the order they are first met,
/// so the same entities always give the same bytes.
/// </summary>
internal sealed class BlockEncoder
{
    private const int MaxEntities = 8_000;

    // The format allows 32 MiB unpacked; stopping far below leaves room for the last entity whatever its size.
    private const int EnoughBytes = 8 * 1024 * 1024;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly ProtoWriter _table = new();
    private readonly ProtoWriter _group = new();
    private readonly ProtoWriter _entity = new();
    private readonly ProtoWriter _first = new();
    private readonly ProtoWriter _second = new();
    private readonly ProtoWriter _third = new();
    private readonly ProtoWriter _tags = new();
    private long _id,
        _lat,
        _lon;
    private bool _anyTag;
    private OsmKind _kind;

    public BlockEncoder() => Clear();

    public int Count { get; private set; }

    /// <summary>True when the next entity, being of this kind, must begin a new block.</summary>
    public bool IsFullFor(OsmKind kind) =>
        Count > 0
        && (
            kind != _kind
            || Count >= MaxEntities
            || _group.Length + _first.Length + _tags.Length + _table.Length > EnoughBytes
        );

    public void Node(long id, OsmPoint point, ReadOnlySpan<OsmTag> tags)
    {
        Begin(OsmKind.Node);
        _first.RawSigned(id - _id);
        _second.RawSigned((long)point.LatE7 - _lat);
        _third.RawSigned((long)point.LonE7 - _lon);
        (_id, _lat, _lon) = (id, point.LatE7, point.LonE7);
        foreach (var tag in tags)
        {
            _tags.Raw((ulong)Number(tag.Key));
            _tags.Raw((ulong)Number(tag.Value));
            _anyTag = true;
        }
        _tags.Raw(0);
    }

    public void Way(long id, ReadOnlySpan<OsmTag> tags, ReadOnlySpan<long> refs)
    {
        Begin(OsmKind.Way);
        Head(id, tags);
        _first.Clear();
        long last = 0;
        foreach (var reference in refs)
        {
            _first.RawSigned(reference - last);
            last = reference;
        }
        _entity.Nested(8, _first);
        _first.Clear();
        _group.Bytes(3, _entity.Span);
    }

    public void Relation(long id, ReadOnlySpan<OsmTag> tags, ReadOnlySpan<OsmMember> members)
    {
        Begin(OsmKind.Relation);
        Head(id, tags);
        long last = 0;
        foreach (var member in members)
        {
            _first.Raw((ulong)Number(member.Role));
            _second.RawSigned(member.Id - last);
            _third.Raw((ulong)member.Kind);
            last = member.Id;
        }
        _entity.Nested(8, _first);
        _entity.Nested(9, _second);
        _entity.Nested(10, _third);
        _first.Clear();
        _second.Clear();
        _third.Clear();
        _group.Bytes(4, _entity.Span);
    }

    /// <summary>The finished PrimitiveBlock; the encoder is empty again.</summary>
    public void Take(ProtoWriter block)
    {
        if (_kind == OsmKind.Node)
        {
            _entity.Clear();
            _entity.Nested(1, _first);
            _entity.Nested(8, _second);
            _entity.Nested(9, _third);
            if (_anyTag)
                _entity.Nested(10, _tags);
            _group.Bytes(2, _entity.Span);
        }
        block.Clear();
        block.Bytes(1, _table.Span);
        block.Bytes(2, _group.Span);
        Clear();
    }

    private void Begin(OsmKind kind)
    {
        _kind = kind;
        Count++;
    }

    private void Head(long id, ReadOnlySpan<OsmTag> tags)
    {
        _entity.Clear();
        _entity.Varint(1, id);
        foreach (var tag in tags)
            _first.Raw((ulong)Number(tag.Key));
        _entity.Nested(2, _first);
        _first.Clear();
        foreach (var tag in tags)
            _first.Raw((ulong)Number(tag.Value));
        _entity.Nested(3, _first);
        _first.Clear();
    }

    private int Number(string text)
    {
        if (_numbers.TryGetValue(text, out var number))
            return number;
        number = _numbers.Count + 1;
        _numbers.Add(text, number);
        _table.Text(1, text);
        return number;
    }

    private void Clear()
    {
        foreach (var buffer in (ProtoWriter[])[_table, _group, _first, _second, _third, _tags])
            buffer.Clear();
        // Number 0 is the end mark of dense tags and so is never a real string.
        _table.Text(1, "");
        _numbers.Clear();
        (_id, _lat, _lon, _anyTag, Count) = (0, 0, 0, false, 0);
    }
}
