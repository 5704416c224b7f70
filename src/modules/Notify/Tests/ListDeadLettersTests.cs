using System.Net;
using AngleSharp.Dom;
using Shahr.Testing;

namespace Shahr.Notify.Tests;

/// <summary>What an operator sees of stuck messages: what broke, not what was said to whom.</summary>
public sealed class ListDeadLettersTests(NotifyCity city) : IClassFixture<NotifyCity>
{
    [Fact]
    public async Task A_stuck_message_shows_what_broke_and_neither_address_nor_text()
    {
        var id = await city.DeadLetterAsync("+989351234567", "864209");
        var pages = await PagesAsync();
        var page = pages.Single(p => p.Body.Contains(id.ToString(), StringComparison.Ordinal));
        var card = page.Page.QuerySelectorAll(".card").Single(c => Address(c).Contains(id.ToString()));
        Assert.Contains("کد ورود", card.TextContent, StringComparison.Ordinal);
        Assert.Contains("پیامک", card.TextContent, StringComparison.Ordinal);
        Assert.Contains("۶ کوشش", card.TextContent, StringComparison.Ordinal);
        Assert.Contains("The operator refused.", card.TextContent, StringComparison.Ordinal);
        foreach (var secret in new[] { "9351234567", "۹۳۵۱۲۳۴۵۶۷", "864209", "۸۶۴۲۰۹" })
            Assert.DoesNotContain(secret, page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_waits_or_went_out_is_not_stuck()
    {
        var maryam = NotifyCity.Citizen("مریم احمدی");
        await city.TellAsync(maryam.Person, "گواهی سکونت", "472918305");
        Assert.All(
            await PagesAsync(),
            page => Assert.DoesNotContain("درخواست شما ثبت شد", page.Text, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_long_list_goes_on_page_by_page_without_losing_or_doubling_any()
    {
        var mine = new HashSet<string>();
        for (var i = 0; i < 53; i++)
            mine.Add((await city.DeadLetterAsync()).ToString());
        var seen = new List<string>();
        foreach (var page in await PagesAsync())
        {
            var cards = page.Page.QuerySelectorAll(".card").Select(Address).ToList();
            Assert.InRange(cards.Count, 1, 50);
            seen.AddRange(cards.Select(a => a.Split('/')[3]));
        }

        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Superset(mine, seen.ToHashSet());
        Assert.Equal(HttpStatusCode.OK, (await city.Davoud().GetAsync("/notify/dead-letters?after=nonsense")).Status);
    }

    [Fact]
    public async Task Only_operators_see_the_list()
    {
        var maryam = await city.Host.SignedIn("مریم احمدی").GetAsync("/notify/dead-letters");
        Assert.Equal(HttpStatusCode.Forbidden, maryam.Status);
        var guest = await city.Host.Visitor(followRedirects: false).GetAsync("/notify/dead-letters");
        Assert.StartsWith("/sign-in", guest.Location, StringComparison.Ordinal);
    }

    private async Task<List<Seen>> PagesAsync()
    {
        var davoud = city.Davoud();
        var pages = new List<Seen>();
        string? next = "/notify/dead-letters";
        while (next is not null)
        {
            pages.Add(await davoud.GetAsync(next));
            next = pages[^1].Page.QuerySelector("a[rel='next']")?.GetAttribute("href");
        }

        return pages;
    }

    private static string Address(IElement card) => card.QuerySelector("form")?.GetAttribute("action") ?? "";
}
