using Shahr.Kit;

namespace Shahr.Ui.Tests;

public sealed class PagesTests
{
    private static readonly Problem _late = new(
        "ui.sample_late",
        409,
        "مهلت {0} روزه گذشته است.",
        "The {0} days are over."
    );

    [Fact]
    public void A_page_comes_with_200_and_the_same_page_again_with_the_status_of_its_first_problem()
    {
        Assert.Equal(200, Pages.Of<RefusalPage>().Status);
        Assert.Equal(200, Pages.Again<RefusalPage>(null, FormState.Empty).Status);
        Assert.Equal(409, Pages.Again<RefusalPage>(null, FormState.Of(_late)).Status);
        Assert.Equal(409, Pages.Refuse(_late).Status);
    }

    [Fact]
    public async Task A_refusal_says_its_sentence_in_the_readers_digits_and_offers_the_likeliest_way_first()
    {
        var ways = new[] { new WayOn("پرونده", "Case", "/cases/1"), new WayOn("کارها", "Things", "/cases") };
        var page = await Render.PageOf<RefusalPage>(("View", new RefusalView(_late.With(10), ways)));
        Assert.Contains("مهلت ۱۰ روزه گذشته است.", page.QuerySelector("[role=alert]")?.TextContent);
        Assert.Equal(
            ["/cases/1", "/cases"],
            page.QuerySelectorAll("main a.button").Select(a => a.GetAttribute("href"))
        );
        Assert.Single(page.QuerySelectorAll("main a.button:not(.button-quiet)"));
    }

    [Fact]
    public async Task A_refusal_without_a_way_on_leads_home()
    {
        var page = await Render.PageOf<RefusalPage>(("View", new RefusalView(_late, [])));
        Assert.Equal("/", Assert.Single(page.QuerySelectorAll("main a.button")).GetAttribute("href"));
    }

    [Fact]
    public void A_refused_page_repeats_what_was_typed_but_not_a_megabyte_of_it()
    {
        var state = FormState.From([new("text", new string('a', 1_000_000))], _late);
        Assert.Equal(10_000, state.Value("text")?.Length);
        Assert.Equal(10_000, Assert.Single(state.Values("text"))?.Length);
    }
}
