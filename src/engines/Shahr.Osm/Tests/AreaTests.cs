using CsCheck;

namespace Shahr.Osm.Tests;

public class AreaTests
{
    [Fact]
    public void Ways_in_any_order_and_direction_close_into_one_ring() =>
        Gen.Select(Gen.Int[3, 40], Gen.ULong)
            .Sample(
                (corners, seed) =>
                {
                    var dice = new Random((int)(seed % int.MaxValue));
                    var nodes = Circle(corners, 1, 1_000_000);
                    var ways = new List<long[]>();
                    for (var from = 0; from < corners; )
                    {
                        var to = Math.Min(corners, from + 1 + dice.Next(4));
                        var way = Enumerable.Range(from, to - from + 1).Select(i => 1L + i % corners).ToArray();
                        ways.Add(dice.Next(2) == 0 ? way : [.. way.Reverse()]);
                        from = to;
                    }
                    var shuffled = ways.OrderBy(_ => dice.Next()).ToList();
                    var area = OsmArea.Assemble(shuffled, nodes);
                    return area.IsWhole
                        && area.Polygons.Count == 1
                        && area.Polygons[0].Outer.Points.Length == corners + 1
                        && area.Polygons[0].Outer.SignedArea > 0;
                },
                iter: 300
            );

    [Fact]
    public void A_hole_and_an_island_in_the_hole_are_told_apart_by_geometry()
    {
        var nodes = new OsmNodeStore();
        AddSquare(nodes, 1, 0, 100);
        AddSquare(nodes, 11, 20, 80);
        AddSquare(nodes, 21, 40, 60);
        nodes.Seal();
        var area = OsmArea.Assemble([Square(21), Square(1), Square(11)], nodes);
        Assert.True(area.IsWhole);
        Assert.Equal([1, 0], area.Polygons.Select(p => p.Holes.Count));
        Assert.True(area.Polygons[0].Holes[0].SignedArea < 0);
    }

    [Fact]
    public void Rings_that_touch_in_a_node_come_apart()
    {
        var nodes = new OsmNodeStore();
        foreach (var (id, x, y) in ((int, int, int)[])[(1, 0, 0), (2, 9, 0), (3, 9, 9), (4, -9, 0), (5, -9, -9)])
            nodes.Add(id, new OsmPoint(y, x));
        nodes.Seal();
        var area = OsmArea.Assemble(
            [
                [1, 2, 3],
                [5, 1],
                [3, 1],
                [1, 4, 5],
            ],
            nodes
        );
        Assert.True(area.IsWhole);
        Assert.Equal([4, 4], area.Polygons.Select(p => p.Outer.Points.Length));
    }

    [Fact]
    public void What_does_not_close_is_said()
    {
        var nodes = Circle(6, 1, 1000);
        Assert.False(
            OsmArea
                .Assemble(
                    [
                        [1, 2, 3],
                        [3, 4],
                    ],
                    nodes
                )
                .IsWhole
        );
        Assert.Empty(
            OsmArea
                .Assemble(
                    [
                        [1, 2, 3],
                        [3, 4],
                    ],
                    nodes
                )
                .Polygons
        );
    }

    [Fact]
    public void Most_multipolygons_of_a_real_city_close()
    {
        var path = SharedData.Osm("heidelberg-oldtown-buildings.osm.pbf");
        var world = World.Read(File.ReadAllBytes(path));
        var nodes = new OsmNodeStore();
        foreach (var node in world.Nodes)
            nodes.Add(node.Id, node.Point);
        nodes.Seal();
        var ways = world.Ways.ToDictionary(w => w.Id, w => w.Refs);
        var areas = world
            .Relations.Where(r =>
                r.Tags.Contains(new OsmTag("type", "multipolygon")) && r.Members.All(m => ways.ContainsKey(m.Id))
            )
            .Select(r => OsmArea.Assemble([.. r.Members.Select(m => ways[m.Id])], nodes))
            .ToList();
        Assert.NotEmpty(areas);
        Assert.True(areas.Count(a => a.IsWhole && a.Polygons.Count > 0) >= areas.Count * 0.95);
    }

    private static OsmNodeStore Circle(int corners, long firstId, double radius)
    {
        var nodes = new OsmNodeStore();
        for (var i = 0; i < corners; i++)
        {
            var angle = 2 * Math.PI * i / corners;
            nodes.Add(firstId + i, new OsmPoint((int)(radius * Math.Sin(angle)), (int)(radius * Math.Cos(angle))));
        }
        nodes.Seal();
        return nodes;
    }

    private static void AddSquare(OsmNodeStore nodes, long id, int low, int high)
    {
        nodes.Add(id, new OsmPoint(low, low));
        nodes.Add(id + 1, new OsmPoint(low, high));
        nodes.Add(id + 2, new OsmPoint(high, high));
        nodes.Add(id + 3, new OsmPoint(high, low));
    }

    private static long[] Square(long id) => [id, id + 1, id + 2, id + 3, id];
}
