using System.Net;

namespace Shahr.Cases.Tests;

/// <summary>Which open cases an officer is shown as likely doubles.</summary>
[Collection<DoublesCollection>]
public sealed class ListDoublesTests(CasesCity city)
{
    [Fact]
    public async Task Near_and_the_same_applicants_are_shown_with_why_and_what_is_far_of_another_kind_or_over_is_not()
    {
        var maryam = city.Maryam();
        var on = await Journeys.ReportAsync(maryam, "light", 35.69);
        var near = await Journeys.ReportAsync(city.As(Somebody.Zahra), "light", 35.6902);
        var far = await Journeys.ReportAsync(city.As(Somebody.Zahra), "light", 35.699);
        var own = await Journeys.ReportAsync(maryam, "light", 35.7095);
        var pothole = await Journeys.ReportAsync(city.As(Somebody.Zahra), "pothole", 35.69);
        var over = await Journeys.ReportAsync(city.As(Somebody.Mina), "light", 35.6901);
        await Journeys.WorkAsync(city.Davoud(), over, 0, "yes");

        var page = await city.Davoud().GetAsync($"/desk/{on}/doubles");
        Assert.Contains("۲۲ متری", Row(near));
        Assert.DoesNotContain("همان متقاضی", Row(near));
        Assert.Contains("همان متقاضی", Row(own));
        foreach (var none in new[] { on, far, pothole, over })
            Assert.Null(page.Page.QuerySelector($"tbody a[href='/desk/{none}']"));

        string Row(string number) =>
            page.Page.QuerySelector($"tbody tr:has(a[href='/desk/{number}'])")?.TextContent ?? "none";
    }

    [Fact]
    public async Task A_paper_is_each_applicants_own_so_only_their_own_second_request_is_shown()
    {
        var maryam = city.Maryam();
        var on = await Journeys.AskForCertificateAsync(maryam);
        var again = await Journeys.AskForCertificateAsync(maryam);
        var others = await Journeys.AskForCertificateAsync(city.As(Somebody.Zahra));
        var page = await city.Davoud().GetAsync($"/desk/{on}/doubles");
        Assert.Contains("همان پاسخ‌ها", page.Text);
        Assert.NotNull(page.Page.QuerySelector($"a[href='/desk/{again}']"));
        Assert.Null(page.Page.QuerySelector($"a[href='/desk/{others}']"));
    }

    [Fact]
    public async Task Who_does_not_work_on_the_case_is_not_shown_any()
    {
        var on = await Journeys.ReportAsync(city.Maryam(), "light", 35.72);
        foreach (var outsider in new[] { Somebody.Maryam, Somebody.Nader, Somebody.Parvin })
        {
            var shut = await city.As(outsider).GetAsync($"/desk/{on}/doubles");
            Assert.Equal(HttpStatusCode.Forbidden, shut.Status);
        }
    }
}
