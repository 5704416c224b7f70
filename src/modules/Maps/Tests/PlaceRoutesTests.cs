using System.Net;
using System.Text.Json;
using Shahr.Testing;

namespace Shahr.Maps.Tests;

public sealed class PlaceRoutesTests(TownCity fixture) : IClassFixture<TownCity>
{
    private readonly CityHost _city = fixture.City;

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\"")]
    [InlineData("* OR NOT AND NEAR(")]
    [InlineData("سعدی* \" -")]
    [InlineData("'; drop table finds; --")]
    [InlineData("پلاک")]
    public async Task Whatever_is_typed_is_only_words(string typed)
    {
        var seen = await _city.Visitor().GetAsync("/maps/search?q=" + Uri.EscapeDataString(typed));
        Assert.Equal(HttpStatusCode.OK, seen.Status);
    }

    [Theory]
    [InlineData("?lat=91&lon=5")]
    [InlineData("?lat=abc&lon=5")]
    [InlineData("?lat=1")]
    [InlineData("?lat=NaN&lon=Infinity")]
    [InlineData("")]
    public async Task A_point_off_the_world_is_refused_by_name(string query)
    {
        var seen = await _city.Visitor().GetAsync("/api/v1/places/nearest" + query);
        Assert.Equal(HttpStatusCode.BadRequest, seen.Status);
        Assert.Equal("maps.bad_point", JsonDocument.Parse(seen.Body).RootElement.GetProperty("code").GetString());
    }

    [Fact]
    public async Task The_api_and_the_map_give_the_same_answer()
    {
        var visitor = _city.Visitor();
        var one = await visitor.GetAsync("/api/v1/places?q=" + Uri.EscapeDataString("سعدی ۷"));
        var two = await visitor.GetAsync("/maps/search?q=" + Uri.EscapeDataString("سعدی ۷"));
        Assert.Equal(one.Body, two.Body);
        Assert.Contains(
            "خیابان سعدی، پلاک ۷",
            JsonDocument.Parse(one.Body).RootElement.GetProperty("places")[0].GetProperty("title").GetString()
        );
        var near = await visitor.GetAsync("/maps/reverse?lat=۳۲٫۹۰۰۲&lon=53.6");
        Assert.StartsWith(
            "خیابان سعدی، پلاک",
            JsonDocument.Parse(near.Body).RootElement.GetProperty("address").GetString()
        );
    }

    [Theory]
    [InlineData("1", 1)]
    [InlineData("۲", 2)]
    [InlineData("0", 1)]
    [InlineData("many", 3)]
    [InlineData("99999999999", 3)]
    public async Task As_many_come_as_were_asked_for(string limit, int most)
    {
        var seen = await _city.Visitor().GetAsync($"/api/v1/places?q={Uri.EscapeDataString("سعدی")}&limit={limit}");
        var places = JsonDocument.Parse(seen.Body).RootElement.GetProperty("places");
        Assert.Equal(most, Math.Min(most, places.GetArrayLength()));
        if (most < 3)
            Assert.Equal(most, places.GetArrayLength());
    }

    [Fact]
    public async Task English_readers_get_english_names()
    {
        var seen = await _city
            .Visitor()
            .SendAsync(() =>
            {
                var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/places?q=saadi");
                request.Headers.Add("Cookie", "lang=en");
                return request;
            });
        Assert.Equal(HttpStatusCode.OK, seen.Status);
        Assert.Contains("Saadi Street", seen.Body, StringComparison.Ordinal);
    }
}
