using System.Net;
using Shahr.Testing;

namespace Shahr.Maps.Tests;

public sealed class ShowMapTests(TownCity fixture) : IClassFixture<TownCity>
{
    private readonly CityHost _city = fixture.City;

    [Fact]
    public async Task Someone_without_script_finds_an_address_and_what_is_near_it()
    {
        var visitor = _city.Visitor();
        var page = await visitor.GetAsync("/map");
        var found = await visitor.SubmitAsync(page, "form.map-search", ("q", "سعدی ۱۲"));
        var link = found.Page.QuerySelector(".hits a");
        Assert.Equal("خیابان سعدی، پلاک ۱۲", link?.TextContent.Trim());

        var there = await visitor.GetAsync(link?.GetAttribute("href") ?? "");
        Assert.Contains("خیابان سعدی، پلاک ۱۲", there.Text, StringComparison.Ordinal);
        Assert.Contains("داروخانهٔ بهار", there.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_stands_for_the_map()
    {
        var visitor = _city.Visitor();
        foreach (
            var (kind, name) in new[]
            {
                ("poi", "بیمارستان امید"),
                ("street", "کوچهٔ یاس"),
                ("address", "خیابان سعدی، پلاک ۳"),
                ("place", "شهرک"),
            }
        )
        {
            Assert.Contains(name, (await visitor.GetAsync("/map/places?kind=" + kind)).Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_search_on_the_home_page_finds_places()
    {
        var seen = await _city.Visitor().GetAsync("/search?q=" + Uri.EscapeDataString("بیمارستان"));
        Assert.Contains("بیمارستان امید", seen.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/map?q=%00%3Cscript%3E")]
    [InlineData("/map?lat=x&lon=y&z=z")]
    [InlineData("/map?lat=35&lon=51&z=99")]
    [InlineData("/map/places?kind=all&after=-1")]
    public async Task Odd_addresses_show_the_map(string address) =>
        Assert.Equal(HttpStatusCode.OK, (await _city.Visitor().GetAsync(address)).Status);
}

public sealed class EmptyMapTests(CityFixture fixture) : IClassFixture<CityFixture>
{
    [Fact]
    public async Task Before_any_import_the_page_says_how_to_begin()
    {
        var visitor = fixture.City.Visitor();
        Assert.Contains("shahr map import", (await visitor.GetAsync("/map")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/map/places")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/maps/tiles/0/0/0.mvt")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/maps/reverse?lat=1&lon=1")).Status);
    }
}
