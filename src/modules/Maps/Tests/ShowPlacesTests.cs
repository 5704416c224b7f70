using System.Net;
using Shahr.Testing;

namespace Shahr.Maps.Tests;

public sealed class ShowPlacesTests(TownCity fixture) : IClassFixture<TownCity>
{
    private readonly CityHost _city = fixture.City;

    [Theory]
    [InlineData("", "داروخانهٔ بهار")]
    [InlineData("?kind=poi", "داروخانهٔ بهار")]
    [InlineData("?kind=street", "خیابان سعدی")]
    [InlineData("?kind=address", "خیابان سعدی، پلاک ۱۲")]
    [InlineData("?kind=place", "شهرک")]
    [InlineData("?kind=nonsense&after=xyz", "داروخانهٔ بهار")]
    public async Task The_map_can_be_read_as_a_list(string query, string title)
    {
        var page = await _city.Visitor().GetAsync("/map/places" + query);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(title, page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Streets_and_pharmacies_stand_in_lists_of_their_own()
    {
        var page = await _city.Visitor().GetAsync("/map/places?kind=street");
        Assert.DoesNotContain("داروخانهٔ بهار", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Past_the_last_place_the_list_is_empty_and_leads_back_to_its_beginning()
    {
        var page = await _city.Visitor().GetAsync("/map/places?kind=street&after=9223372036854775807");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain("خیابان سعدی", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Page.QuerySelector("main a[href='/map/places?kind=street']"));
    }
}
