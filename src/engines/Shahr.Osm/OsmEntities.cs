namespace Shahr.Osm;

/// <summary>A node inside its block.</summary>
public readonly ref struct OsmNode
{
    private readonly OsmBlock _block;
    private readonly ref NodeRow _row;

    internal OsmNode(OsmBlock block, int index)
    {
        _block = block;
        _row = ref block.NodeRows[index];
    }

    /// <summary>The OSM id.</summary>
    public long Id => _row.Id;

    /// <summary>Where it is.</summary>
    public OsmPoint Point => new(_row.LatE7, _row.LonE7);

    /// <summary>Its tags.</summary>
    public OsmTags Tags => new(_block, _row.TagStart, _row.TagCount);
}

/// <summary>A way inside its block.</summary>
public readonly ref struct OsmWay
{
    private readonly OsmBlock _block;
    private readonly ref ListRow _row;

    internal OsmWay(OsmBlock block, int index)
    {
        _block = block;
        _row = ref block.WayRows[index];
    }

    /// <summary>The OSM id.</summary>
    public long Id => _row.Id;

    /// <summary>Its tags.</summary>
    public OsmTags Tags => new(_block, _row.TagStart, _row.TagCount);

    /// <summary>Ids of its nodes, in order; valid as long as the block. Nodes may be missing from the file.</summary>
    public ReadOnlySpan<long> Refs => _block.RefRows.Span.Slice(_row.ItemStart, _row.ItemCount);

    /// <summary>True when the line comes back to its first node (four references or more: a ring).</summary>
    public bool IsClosed => _row.ItemCount > 3 && Refs[0] == Refs[^1];
}

/// <summary>A relation inside its block.</summary>
public readonly ref struct OsmRelation
{
    private readonly OsmBlock _block;
    private readonly ref ListRow _row;

    internal OsmRelation(OsmBlock block, int index)
    {
        _block = block;
        _row = ref block.RelationRows[index];
    }

    /// <summary>The OSM id.</summary>
    public long Id => _row.Id;

    /// <summary>Its tags.</summary>
    public OsmTags Tags => new(_block, _row.TagStart, _row.TagCount);

    /// <summary>How many members it has.</summary>
    public int MemberCount => _row.ItemCount;

    /// <summary>One member, in file order.</summary>
    public OsmMember Member(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)_row.ItemCount);
        var row = _block.MemberRows[_row.ItemStart + index];
        return new OsmMember(row.Kind, row.Id, _block.Text(row.Role));
    }

    /// <summary>All members, copied.</summary>
    public OsmMember[] Members()
    {
        var members = new OsmMember[MemberCount];
        for (var i = 0; i < members.Length; i++)
            members[i] = Member(i);
        return members;
    }
}

/// <summary>The nodes of a block, for <c>foreach</c>.</summary>
public readonly ref struct OsmNodes(OsmBlock block)
{
    /// <summary>How many.</summary>
    public int Count => block.NodeRows.Count;

    /// <summary>One of them.</summary>
    public OsmNode this[int index] => new(block, index);

    /// <summary>Walks them in file order.</summary>
    public Enumerator GetEnumerator() => new(block);

    /// <summary>The walk.</summary>
    public ref struct Enumerator(OsmBlock block)
    {
        private int _at = -1;

        /// <summary>The node stood on.</summary>
        public readonly OsmNode Current => new(block, _at);

        /// <summary>Steps on.</summary>
        public bool MoveNext() => ++_at < block.NodeRows.Count;
    }
}

/// <summary>The ways of a block, for <c>foreach</c>.</summary>
public readonly ref struct OsmWays(OsmBlock block)
{
    /// <summary>How many.</summary>
    public int Count => block.WayRows.Count;

    /// <summary>One of them.</summary>
    public OsmWay this[int index] => new(block, index);

    /// <summary>Walks them in file order.</summary>
    public Enumerator GetEnumerator() => new(block);

    /// <summary>The walk.</summary>
    public ref struct Enumerator(OsmBlock block)
    {
        private int _at = -1;

        /// <summary>The way stood on.</summary>
        public readonly OsmWay Current => new(block, _at);

        /// <summary>Steps on.</summary>
        public bool MoveNext() => ++_at < block.WayRows.Count;
    }
}

/// <summary>The relations of a block, for <c>foreach</c>.</summary>
public readonly ref struct OsmRelations(OsmBlock block)
{
    /// <summary>How many.</summary>
    public int Count => block.RelationRows.Count;

    /// <summary>One of them.</summary>
    public OsmRelation this[int index] => new(block, index);

    /// <summary>Walks them in file order.</summary>
    public Enumerator GetEnumerator() => new(block);

    /// <summary>The walk.</summary>
    public ref struct Enumerator(OsmBlock block)
    {
        private int _at = -1;

        /// <summary>The relation stood on.</summary>
        public readonly OsmRelation Current => new(block, _at);

        /// <summary>Steps on.</summary>
        public bool MoveNext() => ++_at < block.RelationRows.Count;
    }
}
