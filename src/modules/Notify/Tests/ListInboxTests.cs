using System.Net;

namespace Shahr.Notify.Tests;

/// <summary>A person's own messages, and nobody else's.</summary>
[Collection<NotifyCollection>]
public sealed class ListInboxTests(NotifyCity city)
{
    [Fact]
    public async Task A_message_leads_to_what_it_is_about_and_is_the_readers_alone()
    {
        var (maryam, zahra) = (NotifyCity.Citizen("مریم احمدی"), NotifyCity.Citizen("زهرا کریمی"));
        await city.TellAsync(maryam.Person, "گواهی سکونت", "472918305");
        var page = await city.Host.As(maryam).GetAsync("/inbox");
        var letter = Assert.Single(page.Page.QuerySelectorAll(".letter"));
        Assert.Contains("گواهی سکونت با شمارهٔ ۴۷۲۹۱۸۳۰۵", letter.TextContent, StringComparison.Ordinal);
        Assert.Contains("تازه", letter.TextContent, StringComparison.Ordinal);
        Assert.NotNull(letter.QuerySelector("h2 a[href='/cases/472918305']"));

        var others = await city.Host.As(zahra).GetAsync("/inbox");
        Assert.Empty(others.Page.QuerySelectorAll(".letter"));
        Assert.NotNull(others.Page.QuerySelector(".empty a.button"));
    }

    [Fact]
    public async Task The_newest_comes_first_and_older_ones_follow_page_by_page()
    {
        var maryam = NotifyCity.Citizen("مریم احمدی");
        for (var i = 1; i <= 23; i++)
        {
            await city.TellAsync(maryam.Person, "گزارش", $"{i:000}");
            city.Host.Clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        var visitor = city.Host.As(maryam);
        var first = await visitor.GetAsync("/inbox");
        Assert.Equal(20, first.Page.QuerySelectorAll(".letter").Length);
        var older = await visitor.GetAsync(first.Page.QuerySelector("a[rel='next']")?.GetAttribute("href") ?? "");
        var numbers = first
            .Page.QuerySelectorAll(".letter h2 a")
            .Concat(older.Page.QuerySelectorAll(".letter h2 a"))
            .Select(a => a.GetAttribute("href")?.Split('/')[^1]);
        Assert.Equal(Enumerable.Range(1, 23).Reverse().Select(i => $"{i:000}"), numbers);
        Assert.Null(older.Page.QuerySelector("a[rel='next']"));
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/inbox?before=nonsense")).Status);
    }

    [Fact]
    public async Task A_number_in_groups_is_not_turned_around_by_the_letters_before_it()
    {
        var maryam = NotifyCity.Citizen("مریم احمدی");
        await city.TellAsync(maryam.Person, "گواهی سکونت", "500-007-576");
        var page = await city.Host.As(maryam).GetAsync("/inbox");
        Assert.Contains("شمارهٔ \u200E۵۰۰-۰۰۷-۵۷۶", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Markup_in_a_message_is_shown_as_text()
    {
        var maryam = NotifyCity.Citizen("مریم احمدی");
        await city.TellAsync(maryam.Person, "<b id=x>گواهی</b>", "1");
        var page = await city.Host.As(maryam).GetAsync("/inbox");
        Assert.Null(page.Page.QuerySelector("#x"));
        Assert.Contains("<b id=x>گواهی</b>", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Strangers_are_led_to_sign_in()
    {
        var guest = await city.Host.Visitor(followRedirects: false).GetAsync("/inbox");
        Assert.StartsWith("/sign-in", guest.Location, StringComparison.Ordinal);
    }
}
