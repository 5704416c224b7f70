using System.Net;
using Shahr.Testing;

namespace Shahr.Notify.Tests;

/// <summary>What an operator sees of the SMS providers.</summary>
public sealed class ListProvidersTests : TwoProviders
{
    [Fact]
    public async Task Each_shows_whether_it_is_open_its_last_hour_and_which_took_what_without_address_or_text()
    {
        First.Manner = Manner.Refuses;
        var id = Guid.Empty;
        for (var i = 0; i < 3; i++)
            id = await HandedAsync();
        var page = await Davoud().GetAsync("/notify/providers");
        var cards = page.Page.QuerySelectorAll(".card");
        Assert.Contains("کنار مانده", cards[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("باز", cards[1].TextContent, StringComparison.Ordinal);
        Assert.Equal(["۰", "۳", "۰", "۰", "۰", "۰"], Figures(page, 0));
        Assert.Equal(["۳", "۰", "۰", "۰", "۰", "۰"], Figures(page, 1));
        Assert.Equal(3, page.Text.Split("از درگاه می‌پرسیم").Length - 1);

        Later();
        await UntilAsync(id, m => m.Receipt == Receipt.Delivered, "the receipt");
        page = await Davoud().GetAsync("/notify/providers");
        Assert.Equal(["۳", "۰", "۰", "۳", "۰", "۰"], Figures(page, 1));
        Assert.DoesNotContain("9121112233", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("۲۴۶۸۱۳", page.Text, StringComparison.Ordinal);

        // An hour later the figures are of that hour.
        Later(TimeSpan.FromMinutes(62));
        Assert.Equal(["۰", "۰", "۰", "۰", "۰", "۰"], Figures(await Davoud().GetAsync("/notify/providers"), 1));
    }

    [Fact]
    public async Task Before_the_first_message_the_page_says_what_will_be_here()
    {
        var page = await Davoud().GetAsync("/notify/providers");
        Assert.Equal(2, page.Page.QuerySelectorAll(".card").Length);
        Assert.NotNull(page.Page.QuerySelector(".empty"));
    }

    [Fact]
    public async Task Only_operators_see_it()
    {
        var maryam = await City.SignedIn("مریم احمدی").GetAsync("/notify/providers");
        Assert.Equal(HttpStatusCode.Forbidden, maryam.Status);
        var guest = await City.Visitor(followRedirects: false).GetAsync("/notify/providers");
        Assert.StartsWith("/sign-in", guest.Location, StringComparison.Ordinal);
    }

    private static string[] Figures(Seen page, int row) =>
        [
            .. page
                .Page.QuerySelectorAll("table")[0]
                .QuerySelectorAll("tbody tr")[row]
                .QuerySelectorAll("td")
                .Select(c => c.TextContent.Trim()),
        ];
}
