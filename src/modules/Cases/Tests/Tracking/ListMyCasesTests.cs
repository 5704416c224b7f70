using System.Net;

namespace Shahr.Cases.Tests;

/// <summary>My cases, page by page.</summary>
[Collection<TrackingCollection>]
public sealed class ListMyCasesTests(CasesCity city)
{
    [Fact]
    public async Task The_list_goes_on_page_by_page_without_losing_or_doubling_any()
    {
        var zahra = city.As(Somebody.Parvin);
        var expected = new List<string>();
        for (var i = 0; i < 53; i++)
            expected.Add(await OpenByApiTests.OpenAsync(zahra, "noise", 35.65 + (i * 0.001), Guid.CreateVersion7()));
        var first = await zahra.GetAsync("/cases");
        Assert.Equal(50, first.Page.QuerySelectorAll("tbody tr").Length);
        var second = await zahra.GetAsync(first.Page.QuerySelector("a[rel='next']")?.GetAttribute("href") ?? "");
        var seen = first
            .Page.QuerySelectorAll("tbody a")
            .Concat(second.Page.QuerySelectorAll("tbody a"))
            .Select(a => a.GetAttribute("href")?.Split('/')[^1] ?? "")
            .ToList();
        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Equal(expected.Order(), seen.Order());
    }

    [Fact]
    public async Task An_empty_list_says_how_to_begin_and_a_made_up_place_begins_anew()
    {
        var nader = city.As(Somebody.Nader);
        foreach (var address in new[] { "/cases", "/cases?following=1" })
            Assert.NotNull((await nader.GetAsync(address)).Page.QuerySelector(".empty a.button"));
        foreach (
            var after in new[] { "nonsense", "9999999999999999999_x", "-1_472918305", "0_" + new string('9', 500) }
        )
            Assert.Equal(HttpStatusCode.OK, (await nader.GetAsync("/cases?after=" + after)).Status);
    }
}
