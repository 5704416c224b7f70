using System.IO.Compression;
using System.Net;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.VectorTiles.Mapbox;
using Shahr.Testing;

namespace Shahr.Maps.Tests;

public sealed class ServeTileTests(TownCity fixture) : IClassFixture<TownCity>
{
    private readonly CityHost _city = fixture.City;

    [Fact]
    public async Task A_tile_read_by_another_library_holds_the_town()
    {
        var layers = await ReadAsync(15);

        var street = Assert.Single(layers["roads"], f => Equals(f.Attributes.GetOptionalValue("name"), "خیابان سعدی"));
        Assert.Equal("primary", street.Attributes["kind"]);
        Assert.Equal("Saadi Street", street.Attributes["name_en"]);
        Assert.InRange(street.Geometry.Centroid.Y, 32.8998, 32.9002);
        var building = Assert.Single(layers["buildings"]);
        Assert.Equal(
            16.0,
            Convert.ToDouble(building.Attributes["height"], System.Globalization.CultureInfo.InvariantCulture)
        );
        Assert.Contains(layers["pois"], f => Equals(f.Attributes.GetOptionalValue("name"), "داروخانهٔ بهار"));
    }

    [Fact]
    public async Task A_lake_of_two_half_rings_has_its_island()
    {
        var lake = Assert.Single((await ReadAsync(13))["water"]).Geometry;

        var area = Assert.IsType<Polygon>(lake);
        Assert.True(area.IsValid);
        Assert.Equal(1, area.NumInteriorRings);
        Assert.False(area.Contains(new Point(LittleTown.Lon - (200 / 93_600.0), LittleTown.Lat - (200 / 110_900.0))));
        Assert.True(area.Contains(new Point(LittleTown.Lon - (270 / 93_600.0), LittleTown.Lat - (270 / 110_900.0))));
    }

    [Fact]
    public async Task House_numbers_come_in_both_digits()
    {
        var numbers = (await ReadAsync(16))["addresses"];
        Assert.Contains(
            numbers,
            f => Equals(f.Attributes["housenumber"], "12") && Equals(f.Attributes["housenumber_fa"], "۱۲")
        );
    }

    [Theory]
    [InlineData("17/0/0.mvt")]
    [InlineData("-1/0/0.mvt")]
    [InlineData("14/16384/0.mvt")]
    [InlineData("14/99999999999999999999/1.mvt")]
    [InlineData("14/1e3/1.mvt")]
    [InlineData("014/1/1.mvt")]
    [InlineData("۱۴/۱/۱.mvt")]
    [InlineData("14/..%2f..%2f1/1.mvt")]
    [InlineData("14/1/1.mvt")]
    public async Task Whatever_is_no_tile_of_this_city_is_not_found(string tile) =>
        Assert.Equal(HttpStatusCode.NotFound, (await _city.Visitor().GetAsync("/maps/tiles/" + tile)).Status);

    [Fact]
    public async Task A_tile_the_browser_has_is_not_sent_again()
    {
        var address = "/maps/tiles/14/" + MapSwapTests.TileOfTown(14);
        var first = await _city.Visitor().GetAsync(address);
        var tag = first.Response.Headers.ETag?.Tag ?? "";

        var second = await _city
            .Visitor()
            .SendAsync(() =>
            {
                var request = new HttpRequestMessage(HttpMethod.Get, address);
                request.Headers.TryAddWithoutValidation("If-None-Match", tag);
                return request;
            });

        Assert.Equal(HttpStatusCode.NotModified, second.Status);
        Assert.Empty(second.Bytes);
    }

    [Fact]
    public async Task Tiles_are_packed_for_those_who_understand_it()
    {
        var address = "/maps/tiles/14/" + MapSwapTests.TileOfTown(14);
        var plain = await _city.Visitor().GetAsync(address);
        var packed = await _city
            .Visitor()
            .SendAsync(() =>
            {
                var request = new HttpRequestMessage(HttpMethod.Get, address);
                request.Headers.Add("Accept-Encoding", "gzip");
                return request;
            });

        Assert.Equal("gzip", packed.Response.Content.Headers.ContentEncoding.Single());
        using var unpacked = new MemoryStream();
        await using (var zip = new GZipStream(new MemoryStream(packed.Bytes), CompressionMode.Decompress))
        {
            await zip.CopyToAsync(unpacked, TestContext.Current.CancellationToken);
        }

        Assert.Equal(plain.Bytes, unpacked.ToArray());
    }

    [Fact]
    public async Task Every_zoom_of_the_town_has_a_readable_tile_or_none()
    {
        for (var zoom = 0; zoom <= MapDraft.LastZoom; zoom++)
        {
            var seen = await _city.Visitor().GetAsync($"/maps/tiles/{zoom}/" + MapSwapTests.TileOfTown(zoom));
            Assert.True(seen.Status is HttpStatusCode.OK or HttpStatusCode.NoContent, $"zoom {zoom}: {seen.Status}");
        }
    }

    private async Task<Dictionary<string, List<IFeature>>> ReadAsync(int zoom)
    {
        var at = Mercator.Of(LittleTown.Lat + 0.0005, LittleTown.Lon + 0.0005);
        var seen = await _city.Visitor().GetAsync($"/maps/tiles/{zoom}/" + MapSwapTests.TileOfTown(zoom));
        Assert.Equal(HttpStatusCode.OK, seen.Status);
        var id = new NetTopologySuite.IO.VectorTiles.Tiles.Tile(at.X >> (31 - zoom), at.Y >> (31 - zoom), zoom);
        var tile = new MapboxTileReader().Read(new MemoryStream(seen.Bytes), id);
        return tile.Layers.ToDictionary(l => l.Name, l => l.Features.ToList());
    }
}
