namespace Shahr.Osm.Tests;

/// <summary>Counts are those of <c>osmium fileinfo -e</c> on the same files.</summary>
public class RealFileTests
{
    [Theory]
    [InlineData("copenhagen-addresses.osm.pbf", 132_142, 15_597, 379)]
    [InlineData("heidelberg-oldtown-buildings.osm.pbf", 14_508, 2_336, 123)]
    [InlineData("heidelberg.osm.pbf", 221_009, 31_619, 1_700)]
    [InlineData("liechtenstein.osm.pbf", 295_005, 29_874, 884)]
    [InlineData("mannheim-heidelberg.osm.pbf", 164_598, 37_344, 0)]
    [InlineData("monaco.osm.pbf", 180_118, 27_377, 212)]
    public void Counts_equal_those_of_osmium(string name, int nodes, int ways, int relations)
    {
        using var file = File.OpenRead(SharedData.Osm(name));
        var reader = OsmPbfReader.Open(file);
        var (n, w, r) = (0, 0, 0);
        foreach (var block in reader.ReadBlocks(null, TestContext.Current.CancellationToken))
        {
            n += block.Nodes.Count;
            w += block.Ways.Count;
            r += block.Relations.Count;
        }
        Assert.Equal((nodes, ways, relations), (n, w, r));
        Assert.Equal(file.Length, reader.BytesRead);
    }
}
