using System.Net;

namespace Shahr.Cases.Tests;

/// <summary>The page of a service, open to everybody.</summary>
[Collection<RequestsCollection>]
public sealed class ShowServiceTests(CasesCity city)
{
    [Fact]
    public async Task The_service_page_says_what_is_needed_and_how_long_each_step_takes_without_sign_in()
    {
        var page = await city.As(null).GetAsync("/services/residence-certificate");
        Assert.Equal("گواهی سکونت", page.Heading);
        Assert.Contains("کارت ملی یا شناسنامه", page.Text);
        Assert.Contains("۲ روز کاری", page.Text);
        Assert.Contains("فرستادن درخواست رایگان است", page.Text);
        Assert.NotNull(page.Page.QuerySelector("a[href='/sign-in?next=/services/residence-certificate']"));
    }

    [Fact]
    public async Task A_service_that_is_not_there_is_a_polite_404() =>
        Assert.Equal(HttpStatusCode.NotFound, (await city.Maryam().GetAsync("/services/teleport")).Status);

    [Fact]
    public async Task Who_left_a_draft_is_led_back_to_it_and_nobody_else_is()
    {
        var shirin = city.As(Somebody.Shirin);
        var begun = await shirin.SubmitAsync(
            await shirin.GetAsync("/services/residence-certificate"),
            "form[action$='/drafts']"
        );
        var draft = begun.Address.Split('/')[2];
        Assert.Contains(draft, (await shirin.GetAsync("/services/residence-certificate")).Body);
        Assert.DoesNotContain(draft, (await city.As(Somebody.Nader).GetAsync("/services/residence-certificate")).Body);
        await shirin.SubmitAsync(await shirin.GetAsync("/drafts"), $"form[action='/drafts/{draft}/removal']");
        Assert.DoesNotContain(draft, (await shirin.GetAsync("/services/residence-certificate")).Body);
    }
}
