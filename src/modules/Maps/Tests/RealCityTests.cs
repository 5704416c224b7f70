using Shahr.Testing;

namespace Shahr.Maps.Tests;

public sealed class RealCityTests(CityFixture fixture) : IClassFixture<CityFixture>
{
    [Theory]
    [InlineData("heidelberg.osm.pbf", 49.4115, 8.7090)]
    [InlineData("monaco.osm.pbf", 43.7384, 7.4246)]
    public async Task A_real_city_is_drawn_and_found_and_no_tile_is_too_large(string name, double lat, double lon)
    {
        var file = Find(name);
        Assert.SkipWhen(file is null, $"../shared/data/osm/{name} is not here.");
        var stop = TestContext.Current.CancellationToken;
        var summary = (await MapImport.RunAsync(fixture.City.Services, file ?? "", ct: stop)).Value;
        Assert.InRange(summary.Nodes + summary.Ways, 200_000, 400_000);
        Assert.InRange(summary.Drawn, 20_000, 100_000);

        var package = TownCity.Package(fixture.City);
        var at = Mercator.Of(lat, lon);
        Assert.NotNull(NearestPlace.Find(package, at));
        for (var zoom = 0; zoom <= MapDraft.LastZoom; zoom++)
        {
            var tile = TileBuilder.Build(package, new TileId(zoom, at.X >> (31 - zoom), at.Y >> (31 - zoom)));
            Assert.InRange(tile.Length, zoom < 8 ? 0 : 100, TileBuilder.MostBytes);
        }
    }

    private static string? Find(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Join(folder.FullName, "Shahr.slnx")))
                continue;
            var file = Path.Join(folder.FullName, "..", "shared", "data", "osm", name);
            return File.Exists(file) ? file : null;
        }

        return null;
    }
}
