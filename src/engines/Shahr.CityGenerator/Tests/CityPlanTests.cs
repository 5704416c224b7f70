using CsCheck;
using Shahr.Osm;

namespace Shahr.CityGenerator.Tests;

public class CityPlanTests
{
    private static readonly Gen<CityPlan> _city = Gen.ULong.Select(seed => CityPlan.Generate(seed, 2000));

    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_another_seed_another_city()
    {
        Assert.Equal(Bytes(CityPlan.Generate(7, 2000)), Bytes(CityPlan.Generate(7, 2000)));
        Assert.NotEqual(Bytes(CityPlan.Generate(7, 2000)), Bytes(CityPlan.Generate(8, 2000)));
    }

    [Fact]
    public void Four_thousand_people_get_some_thousand_buildings() =>
        Assert.InRange(CityPlan.Generate(1).BuildingCount, 3_500, 6_500);

    [Fact]
    public void No_building_stands_on_a_street_or_on_another() =>
        _city.Sample(
            plan =>
            {
                var houses = plan
                    .Houses.Select(h => h.House.Shape)
                    .Concat(plan.Landmarks.SelectMany(l => l.Houses))
                    .ToList();
                var ground = new Ground();
                foreach (var edge in plan.Network.Edges)
                    ground.Take([plan.Network.Knots[edge.A], plan.Network.Knots[edge.B]], edge.Street.HalfWidth);
                foreach (var house in houses)
                {
                    Assert.True(ground.IsFree(house));
                    ground.Take(house, 0.1);
                }
            },
            iter: 3,
            threads: 1
        );

    [Fact]
    public void Addresses_and_postcodes_are_unique_and_of_the_national_shape() =>
        _city.Sample(
            plan =>
            {
                var houses = plan.Houses.Select(h => h.House).ToList();
                Assert.Equal(houses.Count, houses.Select(h => (h.Street.Fa, h.Number)).Distinct().Count());
                Assert.Equal(houses.Count, houses.Select(h => h.Postcode).Distinct().Count());
                Assert.All(houses, h => Assert.Matches(@"^(?!(\d)\1{3})[13-9]{4}[1346-9][013-9]{5}$", h.Postcode));
            },
            iter: 3,
            threads: 1
        );

    [Fact]
    public void Every_street_hangs_together_and_every_reference_is_in_the_file() =>
        _city.Sample(
            plan =>
            {
                var nodes = new HashSet<long>();
                var parent = new Dictionary<long, long>();
                foreach (var block in OsmPbfReader.Open(new MemoryStream(Bytes(plan))).ReadBlocks())
                {
                    foreach (var node in block.Nodes)
                        Assert.True(nodes.Add(node.Id) && node.Id > 0);
                    foreach (var way in block.Ways)
                    {
                        foreach (var reference in way.Refs)
                            Assert.Contains(reference, nodes);
                        if (!way.Tags.Has("highway"u8))
                            continue;
                        foreach (var reference in way.Refs)
                            parent[Root(parent, reference)] = Root(parent, way.Refs[0]);
                    }
                }
                Assert.Single(parent.Keys.Select(k => Root(parent, k)).Distinct());
            },
            iter: 3,
            threads: 1
        );

    private static long Root(Dictionary<long, long> parent, long key)
    {
        parent.TryAdd(key, key);
        while (parent[key] != key)
            key = parent[key] = parent[parent[key]];
        return key;
    }

    private static byte[] Bytes(CityPlan plan)
    {
        using var stream = new MemoryStream();
        plan.Write(stream, compress: false);
        return stream.ToArray();
    }
}
