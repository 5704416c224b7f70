using Shahr.Osm;

namespace Shahr.Maps;

/// <summary>
/// Reads an OSM PBF twice and hands every drawn thing to the draft: first nodes and relations, in whatever order they
/// stand; then ways, when the place of every node and the ways that relations need are known.
/// </summary>
internal sealed class OsmDrawing(MapDraft draft, CancellationToken stop)
{
    private readonly OsmNodeStore _nodes = new(1 << 16);
    private readonly List<(Traits Traits, long[] Ways)> _areas = [];
    private readonly Dictionary<long, GridPoint[]> _members = [];
    private readonly HashSet<long> _wanted = [];
    private GridBox _seen = GridBox.None;
    private OsmBounds? _claimed;

    public long Nodes => _nodes.Count;

    public long Ways { get; private set; }

    public long Relations { get; private set; }

    /// <summary>
    /// What the file says its rectangle is, if its nodes agree; otherwise the rectangle of its nodes.
    /// </summary>
    public GridBox Bounds
    {
        get
        {
            if (_claimed is not { } box)
                return _seen;
            var (a, b) = (Mercator.Of(box.MaxLat, box.MinLon), Mercator.Of(box.MinLat, box.MaxLon));
            var claimed = new GridBox(a.X, a.Y, b.X, b.Y);
            var isSane =
                !_seen.IsNone
                && claimed.Width > 0
                && claimed.Height > 0
                && claimed.Meets(_seen)
                && claimed.Width < 4L * _seen.Width
                && claimed.Height < 4L * _seen.Height;
            return isSane ? claimed : _seen;
        }
    }

    public void Read(Stream file, ProgressMeter meter)
    {
        var first = OsmPbfReader.Open(file);
        _claimed = first.Header.Bounds;
        foreach (var block in first.ReadBlocks(new OsmReadOptions(OsmKinds.Nodes | OsmKinds.Relations), stop))
        {
            foreach (var node in block.Nodes)
                Take(node);
            foreach (var relation in block.Relations)
                Take(relation);
            meter.At(block.EndOffset / 2, Nodes + Relations);
        }

        _nodes.Seal();
        file.Position = 0;
        foreach (var block in OsmPbfReader.Open(file).ReadBlocks(new OsmReadOptions(OsmKinds.Ways), stop))
        {
            foreach (var way in block.Ways)
                Take(way);
            meter.At((file.Length + block.EndOffset) / 2, Nodes + Relations + Ways);
        }

        foreach (var (traits, ways) in _areas)
        {
            stop.ThrowIfCancellationRequested();
            var lines = ways.Where(_members.ContainsKey).Select(w => _members[w]).ToList();
            if (Rings.Assemble(lines) is { } shape)
                draft.Add(traits, shape);
        }
    }

    private void Take(OsmNode node)
    {
        _nodes.Add(node.Id, node.Point);
        if (_nodes.Count > MapImport.MostNodes)
            throw new OsmFormatException(OsmFault.TooLarge, "Too many nodes.");
        var at = Mercator.Of(node.Point.Lat, node.Point.Lon);
        _seen = _seen.With(at);
        if (Traits.Of(node.Tags, OsmKind.Node, isClosed: false) is { } traits)
            draft.Add(traits, Shape.Point(at));
    }

    private void Take(OsmRelation relation)
    {
        Relations++;
        if (!relation.Tags.Is("type"u8, "multipolygon"u8))
            return;
        if (Traits.Of(relation.Tags, OsmKind.Relation, isClosed: true) is not { } traits)
            return;
        var ways = relation.Members().Where(m => m.Kind == OsmKind.Way).Select(m => m.Id).Distinct().ToArray();
        _areas.Add((traits, ways));
        _wanted.UnionWith(ways);
    }

    private void Take(OsmWay way)
    {
        Ways++;
        var traits = Traits.Of(way.Tags, OsmKind.Way, way.IsClosed);
        var isMember = _wanted.Contains(way.Id);
        if (traits is null && !isMember)
            return;
        var line = Line(way.Refs);
        if (isMember)
            _members[way.Id] = line;
        if (traits is null || line.Length < 2)
            return;
        var isRing = line.Length > 3 && line[0] == line[^1];
        if (traits.Stroke is not null)
            draft.Add(traits, Shape.Line(line));
        else if (isRing)
            draft.Add(traits, new Shape(ShapeKind.Area, [Shape.Turned(line[..^1], isOuter: true)]));
    }

    /// <summary>The way's points; nodes beyond the edge of the extract are left out.</summary>
    private GridPoint[] Line(ReadOnlySpan<long> refs)
    {
        var line = new List<GridPoint>(refs.Length);
        foreach (var id in refs)
        {
            if (!_nodes.TryGet(id, out var point))
                continue;
            var at = Mercator.Of(point.Lat, point.Lon);
            if (line.Count == 0 || line[^1] != at)
                line.Add(at);
        }

        return [.. line];
    }
}
