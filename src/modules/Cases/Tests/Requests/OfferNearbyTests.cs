using System.Net;

namespace Shahr.Cases.Tests;

/// <summary>The same problem may already be known.</summary>
[Collection<RequestsCollection>]
public sealed class OfferNearbyTests(CasesCity city)
{
    [Fact]
    public async Task A_report_close_by_is_offered_with_its_distance_and_one_can_still_write_ones_own()
    {
        var number = await Journeys.ReportAsync(city.Maryam(), "tree", 35.71);
        var zahra = city.As(Somebody.Zahra);
        var page = await zahra.SubmitAsync(await zahra.GetAsync("/services/street-problem"), "form[action$='/drafts']");
        page = await zahra.SubmitAsync(page, Journeys.Question, ("category", "tree"));
        page = await zahra.SubmitAsync(page, Journeys.Question, ("placeLat", "35.71045"), ("placeLon", "51.4"));
        Assert.EndsWith("/nearby", page.Address, StringComparison.Ordinal);
        Assert.Contains("در ۵۰ متری شما", page.Text);
        Assert.NotNull(page.Page.QuerySelector($"form[action='/cases/{number}/followers']"));
        Assert.NotNull(page.Page.QuerySelector("a[href$='/questions/description']"));
        Assert.DoesNotContain("مریم", page.Page.QuerySelector("main")?.TextContent);

        Assert.Equal(HttpStatusCode.NotFound, (await city.As(Somebody.Nader).GetAsync(page.Address)).Status);
        var draft = page.Address.Split('/')[2];
        await zahra.SubmitAsync(await zahra.GetAsync("/drafts"), $"form[action='/drafts/{draft}/removal']");
    }

    [Fact]
    public async Task Where_nothing_is_near_the_page_leads_on()
    {
        var zahra = city.As(Somebody.Zahra);
        var page = await zahra.SubmitAsync(await zahra.GetAsync("/services/street-problem"), "form[action$='/drafts']");
        var draft = page.Address.Split('/')[2];
        var onward = await zahra.GetAsync($"/drafts/{draft}/nearby");
        Assert.EndsWith("/questions/description", onward.Address, StringComparison.Ordinal);
        await zahra.SubmitAsync(await zahra.GetAsync("/drafts"), $"form[action='/drafts/{draft}/removal']");
    }
}
