using System.Net;

namespace Shahr.Cases.Tests;

/// <summary>What holds for every page: who comes in, in which words, and what a meaningless address gets.</summary>
public sealed class PageTests(CasesCity city) : IClassFixture<CasesCity>
{
    [Fact]
    public async Task Without_sign_in_pages_lead_there_and_the_api_answers_401()
    {
        var guest = city.As(null, follow: false);
        foreach (var address in new[] { "/cases", "/drafts", "/desk", "/cases/123" })
            Assert.StartsWith("/sign-in?next=", (await guest.GetAsync(address)).Location, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await guest.GetAsync("/api/v1/cases")).Status);
    }

    [Theory]
    [InlineData("/drafts/not-an-id/check")]
    [InlineData("/cases/' or 1=1 --")]
    [InlineData("/cases/999999999999999999999999")]
    [InlineData("/services/..%2f..%2fetc")]
    public async Task Addresses_that_mean_nothing_are_a_polite_404(string address) =>
        Assert.Equal(HttpStatusCode.NotFound, (await city.Maryam().GetAsync(address)).Status);

    [Fact]
    public async Task Pages_of_this_module_speak_persian_digits_only()
    {
        var maryam = city.Maryam();
        var number = await Journeys.ReportAsync(maryam, "noise", 35.72);
        foreach (
            var address in new[]
            {
                "/services/street-problem",
                "/services/residence-certificate",
                "/cases",
                $"/cases/{number}",
                $"/track/{number}",
                "/drafts",
            }
        )
        {
            var page = await maryam.GetAsync(address);
            Assert.False(page.Text.Any(char.IsAsciiDigit), address + ": " + page.Text);
        }

        Assert.DoesNotContain((await city.Davoud().GetAsync("/desk")).Text, c => char.IsAsciiDigit(c));
        Assert.DoesNotContain((await city.Davoud().GetAsync($"/desk/{number}")).Text, c => char.IsAsciiDigit(c));
    }

    [Fact]
    public async Task Who_chose_english_reads_english()
    {
        var guest = city.As(null);
        var page = await guest.GetAsync("/services/residence-certificate");
        var tokens = page.Page.QuerySelectorAll("form[action='/preferences']");
        Assert.NotEmpty(tokens);
        var chosen = await guest.SubmitAsync(page, "form[action='/preferences']", ("lang", "en"));
        Assert.True(chosen.Status == HttpStatusCode.OK, chosen.Address + chosen.Text);
        foreach (var address in new[] { "/services/residence-certificate", "/track", "/track?number=12" })
        {
            var text = (await guest.GetAsync(address)).Text;
            Assert.False(text.Any(c => c is >= '\u0600' and <= '\u06FF'), text);
        }
    }
}
