namespace Shahr.Osm;

/// <summary>
/// Fills an <see cref="OsmBlock"/> from the bytes of a PrimitiveBlock. One per worker; keeps its scratch room.
/// </summary>
internal sealed class BlockDecoder
{
    private readonly Rows<long> _ids = new();
    private readonly Rows<long> _lats = new();
    private readonly Rows<long> _lons = new();
    private readonly Rows<long> _keys = new();
    private readonly Rows<long> _values = new();
    private readonly Rows<Range32> _groups = new();
    private BlockGrid _grid;

    /// <summary>Decodes what is wanted; the bytes are those of <see cref="OsmBlock.Bytes"/>.</summary>
    public void Decode(OsmBlock block, int length, OsmKinds wanted)
    {
        block.Clear();
        _groups.Clear();
        _grid = BlockGrid.Default;
        var bytes = block.Bytes.AsSpan(0, length);
        var proto = new ProtoReader(bytes);
        while (proto.Next(out var field, out var wire))
        {
            switch (field)
            {
                case 1:
                    var table = proto.Bytes(wire);
                    StringTable(block, table, proto.Position - table.Length);
                    break;
                case 2:
                    var group = proto.Bytes(wire);
                    _groups.Add(new Range32(proto.Position - group.Length, group.Length));
                    break;
                case 17:
                    _grid.Granularity = (long)proto.Varint(wire);
                    break;
                case 19:
                    _grid.LatOffset = (long)proto.Varint(wire);
                    break;
                case 20:
                    _grid.LonOffset = (long)proto.Varint(wire);
                    break;
                default:
                    proto.Skip(wire);
                    break;
            }
        }
        if (_grid.Granularity is <= 0 or > 1_000_000_000)
            throw OsmFormatException.Corrupt("A block's granularity is out of range.");
        block.MakeRoomForTexts();
        // Groups wait until the whole block was walked: granularity and offsets stand behind them.
        foreach (var (start, size) in _groups.Span)
            Group(block, bytes.Slice(start, size), wanted);
    }

    private static void StringTable(OsmBlock block, ReadOnlySpan<byte> table, int offset)
    {
        var proto = new ProtoReader(table);
        while (proto.Next(out var field, out var wire))
        {
            if (field != 1)
            {
                proto.Skip(wire);
                continue;
            }
            var text = proto.Bytes(wire);
            block.TextRows.Add(new Range32(offset + proto.Position - text.Length, text.Length));
        }
    }

    private void Group(OsmBlock block, ReadOnlySpan<byte> group, OsmKinds wanted)
    {
        var proto = new ProtoReader(group);
        while (proto.Next(out var field, out var wire))
        {
            switch (field)
            {
                case 1 when wanted.HasFlag(OsmKinds.Nodes):
                    Node(block, proto.Bytes(wire));
                    break;
                case 2 when wanted.HasFlag(OsmKinds.Nodes):
                    Dense(block, proto.Bytes(wire));
                    break;
                case 3 when wanted.HasFlag(OsmKinds.Ways):
                    Way(block, proto.Bytes(wire));
                    break;
                case 4 when wanted.HasFlag(OsmKinds.Relations):
                    Relation(block, proto.Bytes(wire));
                    break;
                default:
                    proto.Skip(wire);
                    break;
            }
        }
    }

    private void Node(OsmBlock block, ReadOnlySpan<byte> bytes)
    {
        var (id, lat, lon) = (0L, 0L, 0L);
        _keys.Clear();
        _values.Clear();
        var proto = new ProtoReader(bytes);
        while (proto.Next(out var field, out var wire))
        {
            switch (field)
            {
                case 1:
                    id = proto.Signed(wire);
                    break;
                case 2:
                    PackedVarints.Plain(ref proto, wire, _keys);
                    break;
                case 3:
                    PackedVarints.Plain(ref proto, wire, _values);
                    break;
                case 8:
                    lat = proto.Signed(wire);
                    break;
                case 9:
                    lon = proto.Signed(wire);
                    break;
                default:
                    proto.Skip(wire);
                    break;
            }
        }
        var (start, count) = Tags(block);
        block.NodeRows.Add(_grid.Place(id, lat, lon, start, count));
    }

    private void Dense(OsmBlock block, ReadOnlySpan<byte> bytes)
    {
        _ids.Clear();
        _lats.Clear();
        _lons.Clear();
        _keys.Clear();
        var proto = new ProtoReader(bytes);
        while (proto.Next(out var field, out var wire))
        {
            switch (field)
            {
                case 1:
                    PackedVarints.ZigZag(ref proto, wire, _ids);
                    break;
                case 8:
                    PackedVarints.ZigZag(ref proto, wire, _lats);
                    break;
                case 9:
                    PackedVarints.ZigZag(ref proto, wire, _lons);
                    break;
                case 10:
                    PackedVarints.Plain(ref proto, wire, _keys);
                    break;
                default:
                    proto.Skip(wire);
                    break;
            }
        }
        if (_lats.Count != _ids.Count || _lons.Count != _ids.Count)
            throw OsmFormatException.Corrupt("Dense nodes have ids, latitudes and longitudes of different number.");
        var (id, lat, lon) = (0L, 0L, 0L);
        var at = 0;
        var rows = block.NodeRows.Extend(_ids.Count);
        for (var i = 0; i < rows.Length; i++)
        {
            id += _ids[i];
            lat += _lats[i];
            lon += _lons[i];
            var start = block.TagRows.Count;
            if (_keys.Count > 0)
                at = DenseTags(block, at);
            rows[i] = _grid.Place(id, lat, lon, start, block.TagRows.Count - start);
        }
    }

    /// <summary>Tags of one dense node: key, value, key, value … closed by a zero.</summary>
    private int DenseTags(OsmBlock block, int at)
    {
        var run = _keys.Span;
        while (at < run.Length && run[at] != 0)
        {
            if (at + 1 >= run.Length)
                throw OsmFormatException.Corrupt("A dense node's last tag has no value.");
            block.TagRows.Add(new TagRow(Index(block, run[at]), Index(block, run[at + 1])));
            at += 2;
        }
        return at + 1;
    }

    private void Way(OsmBlock block, ReadOnlySpan<byte> bytes)
    {
        long id = 0;
        _keys.Clear();
        _values.Clear();
        var refStart = block.RefRows.Count;
        var proto = new ProtoReader(bytes);
        while (proto.Next(out var field, out var wire))
        {
            switch (field)
            {
                case 1:
                    id = (long)proto.Varint(wire);
                    break;
                case 2:
                    PackedVarints.Plain(ref proto, wire, _keys);
                    break;
                case 3:
                    PackedVarints.Plain(ref proto, wire, _values);
                    break;
                case 8:
                    PackedVarints.ZigZag(ref proto, wire, block.RefRows);
                    break;
                default:
                    proto.Skip(wire);
                    break;
            }
        }
        var refs = block.RefRows.Span[refStart..];
        for (var i = 1; i < refs.Length; i++)
            refs[i] += refs[i - 1];
        var (start, count) = Tags(block);
        block.WayRows.Add(new ListRow(id, start, count, refStart, refs.Length));
    }

    private void Relation(OsmBlock block, ReadOnlySpan<byte> bytes)
    {
        long id = 0;
        _keys.Clear();
        _values.Clear();
        _ids.Clear();
        _lats.Clear();
        _lons.Clear();
        var (roles, kinds) = (_lats, _lons);
        var proto = new ProtoReader(bytes);
        while (proto.Next(out var field, out var wire))
        {
            switch (field)
            {
                case 1:
                    id = (long)proto.Varint(wire);
                    break;
                case 2:
                    PackedVarints.Plain(ref proto, wire, _keys);
                    break;
                case 3:
                    PackedVarints.Plain(ref proto, wire, _values);
                    break;
                case 8:
                    PackedVarints.Plain(ref proto, wire, roles);
                    break;
                case 9:
                    PackedVarints.ZigZag(ref proto, wire, _ids);
                    break;
                case 10:
                    PackedVarints.Plain(ref proto, wire, kinds);
                    break;
                default:
                    proto.Skip(wire);
                    break;
            }
        }
        if (roles.Count != _ids.Count || kinds.Count != _ids.Count)
            throw OsmFormatException.Corrupt($"Relation {id} has ids, roles and types of different number.");
        var memberStart = block.MemberRows.Count;
        long member = 0;
        for (var i = 0; i < _ids.Count; i++)
        {
            member += _ids[i];
            if (kinds[i] is < 0 or > 2)
                throw OsmFormatException.Corrupt($"Relation {id} has a member of unknown type.");
            block.MemberRows.Add(new MemberRow(member, (OsmKind)kinds[i], Index(block, roles[i])));
        }
        var (start, count) = Tags(block);
        block.RelationRows.Add(new ListRow(id, start, count, memberStart, _ids.Count));
    }

    private (int Start, int Count) Tags(OsmBlock block)
    {
        if (_keys.Count != _values.Count)
            throw OsmFormatException.Corrupt("An entity has keys and values of different number.");
        var start = block.TagRows.Count;
        for (var i = 0; i < _keys.Count; i++)
            block.TagRows.Add(new TagRow(Index(block, _keys[i]), Index(block, _values[i])));
        return (start, _keys.Count);
    }

    private static int Index(OsmBlock block, long index) =>
        (ulong)index < (ulong)block.TextRows.Count
            ? (int)index
            : throw OsmFormatException.Corrupt("A string index points outside the string table.");
}
