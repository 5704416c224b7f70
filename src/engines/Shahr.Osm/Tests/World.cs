namespace Shahr.Osm.Tests;

internal sealed record NodeCopy(long Id, OsmPoint Point, OsmTag[] Tags);

internal sealed record WayCopy(long Id, long[] Refs, OsmTag[] Tags);

internal sealed record RelationCopy(long Id, OsmMember[] Members, OsmTag[] Tags);

/// <summary>A whole file in memory, to compare what went in with what came out.</summary>
internal sealed record World(
    IReadOnlyList<NodeCopy> Nodes,
    IReadOnlyList<WayCopy> Ways,
    IReadOnlyList<RelationCopy> Relations
)
{
    public byte[] Write(OsmWriteOptions options)
    {
        using var stream = new MemoryStream();
        using (var writer = new OsmPbfWriter(stream, options))
        {
            foreach (var node in Nodes)
                writer.WriteNode(node.Id, node.Point, node.Tags);
            foreach (var way in Ways)
                writer.WriteWay(way.Id, way.Refs, way.Tags);
            foreach (var relation in Relations)
                writer.WriteRelation(relation.Id, relation.Members, relation.Tags);
        }
        return stream.ToArray();
    }

    public static World Read(byte[] bytes, OsmReadOptions? options = null)
    {
        var (nodes, ways, relations) = (new List<NodeCopy>(), new List<WayCopy>(), new List<RelationCopy>());
        foreach (var block in OsmPbfReader.Open(new MemoryStream(bytes)).ReadBlocks(options))
        {
            foreach (var node in block.Nodes)
                nodes.Add(new NodeCopy(node.Id, node.Point, node.Tags.ToArray()));
            foreach (var way in block.Ways)
                ways.Add(new WayCopy(way.Id, way.Refs.ToArray(), way.Tags.ToArray()));
            foreach (var relation in block.Relations)
                relations.Add(new RelationCopy(relation.Id, relation.Members(), relation.Tags.ToArray()));
        }
        return new World(nodes, ways, relations);
    }

    public bool Same(World other) =>
        Nodes.Count == other.Nodes.Count
        && Ways.Count == other.Ways.Count
        && Relations.Count == other.Relations.Count
        && Nodes
            .Zip(other.Nodes)
            .All(p =>
                p.First.Id == p.Second.Id
                && p.First.Point == p.Second.Point
                && p.First.Tags.SequenceEqual(p.Second.Tags)
            )
        && Ways.Zip(other.Ways)
            .All(p =>
                p.First.Id == p.Second.Id
                && p.First.Refs.SequenceEqual(p.Second.Refs)
                && p.First.Tags.SequenceEqual(p.Second.Tags)
            )
        && Relations
            .Zip(other.Relations)
            .All(p =>
                p.First.Id == p.Second.Id
                && p.First.Members.SequenceEqual(p.Second.Members)
                && p.First.Tags.SequenceEqual(p.Second.Tags)
            );
}
