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
    [InlineData("کوچه یاس", "کوچهٔ یاس")]
    [InlineData("شهرک", "شهرک")]
    [InlineData("بیمارستان", "بیمارستان امید")]
    [InlineData("pharmacy", "داروخانهٔ بهار")]
    public async Task The_best_find_is_what_was_meant(string typed, string title) =>
        Assert.Equal(title, (await Maps.SearchAsync(typed, 5, TestContext.Current.CancellationToken))[0].Title);

    [Fact]
    public async Task A_kind_finds_all_of_it_also_the_nameless()
    {
        var found = await Maps.SearchAsync("داروخانه", 5, TestContext.Current.CancellationToken);
        Assert.Equal(["داروخانه", "داروخانهٔ بهار"], found.Select(p => p.Title).Order(StringComparer.Ordinal));
        Assert.All(found, p => Assert.Equal("poi", p.Kind));
    }

    [Theory]
    [InlineData(20, -40, "خیابان سعدی، پلاک ۱۲", "address")]
    [InlineData(-5, 480, "خیابان سعدی", "street")]
    [InlineData(400, 10, "کوچهٔ یاس", "street")]
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

    [Fact]
    public void The_view_shows_the_town_and_its_buildings_make_a_skyline()
    {
        var view = Maps.View;
        Assert.InRange(view?.Center.Lat ?? 0, LittleTown.Lat - 0.01, LittleTown.Lat + 0.01);
        Assert.Equal([16.0], Maps.SkylineHeights);
    }
}
