using Shahr.Osm;

namespace Shahr.Maps;

/// <summary>
/// Reads an OSM PBF twice and hands every drawn thing to the draft: first nodes and relations, in whatever order they
/// stand; then ways, when the place of every node and the ways that relations need are known.
/// </summary>
internal sealed class OsmDrawing(MapDraft draft, CancellationToken stop)
{
    // Far beyond any lake or forest; a file that says more is not worth the hours.
    private const int MostMembers = 20_000;
    private readonly OsmNodeStore _nodes = new(1 << 16);
    private readonly List<(Traits Traits, long[] Ways)> _areas = [];
    private readonly Dictionary<long, long[]> _members = [];
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
            var members = ways.Where(_members.ContainsKey).Select(w => _members[w]).ToList();
            if (Area(OsmArea.Assemble(members, _nodes)) is { } shape)
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
        if (ways.Length > MostMembers)
            return;
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
        if (isMember)
            _members[way.Id] = way.Refs.ToArray();
        if (traits is null)
            return;
        var line = Line(way.Refs);
        if (line.Length < 2)
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
            if (_nodes.TryGet(id, out var point))
                Put(line, point);
        }

        return [.. line];
    }

    /// <summary>The area on the grid; null when nothing of it closes (ways cut at the edge of the extract).</summary>
    private static Shape? Area(OsmArea area)
    {
        var parts = new List<GridPoint[]>();
        foreach (var polygon in area.Polygons)
        {
            if (Ring(polygon.Outer, isOuter: true) is not { } outer)
                continue;
            parts.Add(outer);
            parts.AddRange(polygon.Holes.Select(h => Ring(h, isOuter: false)).OfType<GridPoint[]>());
        }

        return parts.Count == 0 ? null : new Shape(ShapeKind.Area, [.. parts]);
    }

    private static GridPoint[]? Ring(OsmRing ring, bool isOuter)
    {
        var points = new List<GridPoint>(ring.Points.Length);
        foreach (var point in ring.Points)
            Put(points, point);
        if (points.Count > 1 && points[0] == points[^1])
            points.RemoveAt(points.Count - 1);
        GridPoint[] open = [.. points];
        return open.Length >= 3 && Shape.Area(open) != 0 ? Shape.Turned(open, isOuter) : null;
    }

    private static void Put(List<GridPoint> line, OsmPoint point)
    {
        var at = Mercator.Of(point.Lat, point.Lon);
        if (line.Count == 0 || line[^1] != at)
            line.Add(at);
    }
}
