using CsCheck;

namespace Shahr.Osm.Tests;

public class RoundTripTests
{
    private static readonly Gen<OsmTag[]> _tags = Gen.Select(
        Gen.OneOf(OneOf("highway", "name", "name:fa"), Gen.String[1, 20]),
        Gen.OneOf(OneOf("residential", "کوچه‌ی یاس", ""), Gen.String[0, 20]),
        (key, value) => new OsmTag(Clean(key), Clean(value))
    ).Array[0, 5];

    private static readonly Gen<OsmPoint> _point = Gen.Select(
        Gen.Int[-900_000_000, 900_000_000],
        Gen.Int[-1_800_000_000, 1_800_000_000],
        (lat, lon) => new OsmPoint(lat, lon)
    );

    private static readonly Gen<World> _world = Gen.Select(
        Gen.Select(Gen.Long, _point, _tags, (id, point, tags) => new NodeCopy(id, point, tags)).Array[0, 60],
        Gen.Select(Gen.Long, Gen.Long.Array[0, 12], _tags, (id, refs, tags) => new WayCopy(id, refs, tags)).Array[
            0,
            30
        ],
        Gen.Select(
            Gen.Long,
            Gen.Select(
                Gen.Enum<OsmKind>(),
                Gen.Long,
                OneOf("", "outer", "inner"),
                (kind, id, role) => new OsmMember(kind, id, role)
            ).Array[0, 8],
            _tags,
            (id, members, tags) => new RelationCopy(id, members, tags)
        ).Array[0, 20],
        (nodes, ways, relations) => new World(nodes, ways, relations)
    );

    [Fact]
    public void What_was_written_is_read_back_packed_or_not_in_one_thread_or_several() =>
        Gen.Select(_world, Gen.Bool, Gen.Int[1, 4])
            .Sample(
                (world, compress, width) =>
                {
                    var bytes = world.Write(new OsmWriteOptions(Sorted: false, Compress: compress));
                    var back = World.Read(bytes, new OsmReadOptions(Parallelism: width));
                    return back.Same(world);
                },
                iter: 300
            );

    [Fact]
    public void The_same_entities_give_the_same_bytes() =>
        _world.Sample(
            world =>
            {
                var options = new OsmWriteOptions(Sorted: false);
                return world.Write(options).AsSpan().SequenceEqual(world.Write(options));
            },
            iter: 50
        );

    [Fact]
    public void Many_blocks_come_back_in_file_order()
    {
        using var stream = new MemoryStream();
        using (var writer = new OsmPbfWriter(stream))
        {
            for (var i = 1; i <= 50_000; i++)
                writer.WriteNode(i, new OsmPoint(329_000_000 + i, 536_000_000 - i));
        }
        stream.Position = 0;
        var next = 1L;
        var stop = TestContext.Current.CancellationToken;
        foreach (var block in OsmPbfReader.Open(stream).ReadBlocks(new OsmReadOptions(Parallelism: 3), stop))
        {
            foreach (var node in block.Nodes)
            {
                Assert.Equal(next, node.Id);
                Assert.Equal(329_000_000 + next, node.Point.LatE7);
                next++;
            }
        }
        Assert.Equal(50_001, next);
    }

    [Fact]
    public void Unwanted_kinds_are_left_out()
    {
        var world = new World(
            [new NodeCopy(1, new OsmPoint(1, 2), [])],
            [new WayCopy(2, [1, 1], [])],
            [new RelationCopy(3, [], [])]
        );
        var back = World.Read(world.Write(new OsmWriteOptions()), new OsmReadOptions(OsmKinds.Ways));
        Assert.Empty(back.Nodes);
        Assert.Single(back.Ways);
        Assert.Empty(back.Relations);
    }

    [Fact]
    public void The_header_keeps_bounds_and_promises()
    {
        using var stream = new MemoryStream();
        new OsmPbfWriter(stream, new OsmWriteOptions(new OsmBounds(32.8, 53.5, 32.95, 53.7))).Dispose();
        stream.Position = 0;
        var header = OsmPbfReader.Open(stream).Header;
        Assert.Equal(new OsmBounds(32.8, 53.5, 32.95, 53.7), header.Bounds);
        Assert.True(header.IsSorted);
        Assert.Equal("Shahr.Osm", header.WritingProgram);
    }

    [Fact]
    public void A_sorted_file_refuses_entities_out_of_order()
    {
        using var writer = new OsmPbfWriter(new MemoryStream());
        writer.WriteNode(5, default);
        Assert.Throws<InvalidOperationException>(() => writer.WriteNode(4, default));
        writer.WriteWay(1, [5]);
        Assert.Throws<InvalidOperationException>(() => writer.WriteNode(6, default));
    }

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    // Lone surrogates have no UTF-8: they become U+FFFD here as they would on the way out.
    private static string Clean(string text)
    {
        return string.Concat(text.EnumerateRunes().Select(rune => rune.ToString()));
    }
}
