using Shahr.Testing;

namespace Shahr.Web.Tests;

public sealed class SearchTests(CityFixture city) : IClassFixture<CityFixture>
{
    [Theory]
    [InlineData("چراغ", "/services/street-problem")]
    [InlineData("گواهي سكونت", "/services/residence-certificate")]
    [InlineData("street", "/services/street-problem")]
    [InlineData("پاسپورت", "/services/passport-request")]
    [InlineData("جواز كسب", "/services/business-licence")]
    [InlineData("ملاقات", "/services/meeting-request")]
    public async Task A_service_is_found_by_any_of_its_words_and_shown_once(string words, string address)
    {
        var seen = await city.City.Visitor().GetAsync("/search?q=" + Uri.EscapeDataString(words));
        Assert.Single(seen.Page.QuerySelectorAll($".hits a[href='{address}']"));
    }

    [Fact]
    public async Task What_nobody_has_is_said_so_with_a_way_on()
    {
        var seen = await city.City.Visitor().GetAsync("/search?q=" + Uri.EscapeDataString("هیچ‌چیز"));
        Assert.Contains("چیزی پیدا نشد", seen.Text, StringComparison.Ordinal);
        Assert.NotNull(seen.Page.QuerySelector("main a[href='/services']"));
    }

    [Fact]
    public async Task Markup_in_the_question_stays_text()
    {
        var seen = await city.City.Visitor().GetAsync("/search?q=" + Uri.EscapeDataString("<b id=x>چراغ</b>"));
        Assert.Null(seen.Page.QuerySelector("#x"));
    }
}
