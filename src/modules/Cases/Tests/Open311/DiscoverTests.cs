using System.Net;
using System.Xml.Linq;

namespace Shahr.Cases.Tests;

/// <summary>Where GeoReport is spoken.</summary>
[Collection<RequestsCollection>]
public sealed class DiscoverTests(CasesCity city)
{
    [Fact]
    public async Task A_client_that_knows_only_the_city_finds_address_formats_and_where_keys_come_from()
    {
        var xml = XDocument.Parse((await city.As(null).GetAsync(Geo.Root + "/discovery.xml")).Body);
        Assert.EndsWith("/open311/v2", xml.Descendants("url").Single().Value);
        Assert.EndsWith("/me/tokens", xml.Root?.Element("key_service")?.Value);
        Assert.Equal(2, xml.Descendants("format").Count());
        var json = await Geo.JsonAsync(city.As(null), "/discovery.json");
        Assert.Equal("text/xml", json.GetProperty("endpoints")[0].GetProperty("formats")[0].GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await city.As(null).GetAsync(Geo.Root + "/discovery.yaml")).Status);
    }
}
