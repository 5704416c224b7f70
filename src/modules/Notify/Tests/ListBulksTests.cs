namespace Shahr.Notify.Tests;

[Collection(typeof(BulkCollection))]
public sealed class ListBulksTests(BulkCity city)
{
    [Fact]
    public async Task The_list_says_where_each_notice_stands_and_leads_to_it()
    {
        var notice = await city.WrittenAsync(BulkCity.District(), ("titleFa", "کوچه بسته است"));
        var kaveh = city.Host.As(city.Kaveh);
        var page = await kaveh.GetAsync("/notices");
        Assert.Equal("کوچه بسته است", page.Page.QuerySelector($"main a[href='{notice}']")?.TextContent);
        Assert.Contains("چشم‌به‌راه تأیید", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Page.QuerySelector("main a[href='/notices/new']"));
        await city.PressAsync(city.Kaveh, notice, "stopping");
    }
}
