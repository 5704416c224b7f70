namespace Shahr.Journeys.Tests;

[CollectionDefinition("demo city")]
public sealed class DemoCityCollection : ICollectionFixture<DemoCity>;

[Collection("demo city")]
public sealed class EveryPageTests(DemoCity city)
{
    private static readonly string[] Open =
    [
        "/",
        "/search?q=چراغ",
        "/search?q=هیچ‌چیز",
        "/track",
        "/verify",
        "/map",
        "/transparency",
        "/about",
        "/sign-in",
        "/sign-up",
        "/design",
        "/dev/outbox",
        "/nothing-here",
    ];

    public static TheoryData<string, string> Pages()
    {
        var pages = new TheoryData<string, string>();
        foreach (var page in Open)
        {
            pages.Add(page, "desk");
            pages.Add(page, "phone");
            pages.Add(page, "contrast");
        }

        return pages;
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_has_no_fault_that_axe_or_the_edge_of_the_screen_can_show(string address, string look)
    {
        var page = await city.OpenAsync(look == "phone" ? Device.Phone : Device.Desk);
        if (look == "contrast")
        {
            await page.Context.AddCookiesAsync([
                new()
                {
                    Name = "theme",
                    Value = "contrast",
                    Url = city.Url,
                },
            ]);
        }

        var heard = PageChecks.Listen(page, city.Url);
        await page.GotoAsync(address);
        Assert.Empty(await PageChecks.FaultsAsync(page));
        Assert.Empty(heard);
        await page.Context.CloseAsync();
    }
}
