using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Testing;

namespace Shahr.Maps.Tests;

public sealed class PlaceTests(TownCity fixture) : IClassFixture<TownCity>
{
    private readonly CityHost _city = fixture.City;

    private IMaps Maps => _city.Services.GetRequiredService<IMaps>();

    [Theory]
    [InlineData("سعدی ۱۲", "خیابان سعدی، پلاک ۱۲")]
    [InlineData("سعدي 12", "خیابان سعدی، پلاک ۱۲")]
    [InlineData("خیابان سعدی پلاک ١٢", "خیابان سعدی، پلاک ۱۲")]
    [InlineData("saadi street 12", "خیابان سعدی، پلاک ۱۲")]
    [InlineData("بلوار سعدی ۱۲", "خیابان سعدی، پلاک ۱۲")]
    [InlineData("خیابان سعدی", "خیابان سعدی")]
    [InlineData("سعد", "خیابان سعدی")]
    [InlineData("کوچه یاس", "کوچه‌ی یاس")]
    [InlineData("شهرک", "شهرک")]
    [InlineData("بیمارستان", "بیمارستان امید")]
    [InlineData("pharmacy", "داروخانه‌ی بهار")]
    public async Task The_best_find_is_what_was_meant(string typed, string title) =>
        Assert.Equal(title, (await Maps.SearchAsync(typed, 5, TestContext.Current.CancellationToken))[0].Title);

    [Fact]
    public async Task A_kind_finds_all_of_it_also_the_nameless()
    {
        var found = await Maps.SearchAsync("داروخانه", 5, TestContext.Current.CancellationToken);
        Assert.Equal(["داروخانه", "داروخانه‌ی بهار"], found.Select(p => p.Title).Order(StringComparer.Ordinal));
        Assert.All(found, p => Assert.Equal("poi", p.Kind));
    }

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
    [InlineData(20, -40, "خیابان سعدی، پلاک ۱۲", "address")]
    [InlineData(-5, 480, "خیابان سعدی", "street")]
    [InlineData(400, 10, "کوچه‌ی یاس", "street")]
    public async Task The_nearest_address_or_else_the_street_is_told(
        double north,
        double east,
        string title,
        string kind
    )
    {
        var at = LittleTown.At(north, east);
        var place = await Maps.ReverseAsync(new GeoPoint(at.Lat, at.Lon), TestContext.Current.CancellationToken);
        Assert.Equal((title, kind), (place?.Title, place?.Kind));
        Assert.InRange(place?.DistanceMeters ?? 999, 0, 100);
    }

    [Fact]
    public async Task Outside_the_city_there_is_nothing()
    {
        Assert.Null(await Maps.ReverseAsync(new GeoPoint(35.7, 51.4), TestContext.Current.CancellationToken));
        Assert.False(Maps.Contains(new GeoPoint(35.7, 51.4)));
        Assert.True(Maps.Contains(new GeoPoint(LittleTown.Lat, LittleTown.Lon)));
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

    [Fact]
    public void The_view_shows_the_town_and_its_buildings_make_a_skyline()
    {
        var view = Maps.View;
        Assert.InRange(view?.Center.Lat ?? 0, LittleTown.Lat - 0.01, LittleTown.Lat + 0.01);
        Assert.Equal([16.0], Maps.SkylineHeights);
    }
}
