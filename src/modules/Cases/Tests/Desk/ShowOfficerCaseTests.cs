using System.Net;

namespace Shahr.Cases.Tests;

/// <summary>A case as an officer sees it, and who may not see it.</summary>
[Collection<DeskCollection>]
public sealed class ShowOfficerCaseTests(CasesCity city)
{
    [Fact]
    public async Task Nobody_works_on_their_own_case()
    {
        var own = city.Davoud();
        var number = await Journeys.ReportAsync(own, "leak", 35.66);
        var page = await city.Davoud().GetAsync($"/desk/{number}");
        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
        Assert.Contains("کسی روی پروندهٔ خودش کار نمی‌کند", page.Text);

        // The form of a colleague, sent by the applicant.
        var colleague = await city.As(Somebody.Shirin).GetAsync($"/desk/{number}");
        var action = colleague.Page.QuerySelector("form[action$='/claim']")?.GetAttribute("action") ?? "";
        var refused = await Journeys.PostAsync(own, action);
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Contains("کسی روی پروندهٔ خودش کار نمی‌کند", refused.Text);
    }

    [Fact]
    public async Task An_officer_of_another_office_is_refused_and_the_auditor_reads_but_does_not_work()
    {
        var number = await Journeys.ReportAsync(city.Maryam(), "light", 35.67);
        var page = await city.As(Somebody.Nader).GetAsync($"/desk/{number}");
        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
        Assert.Contains("اداره‌ای است که شما در آن دسترسی ندارید", page.Text);

        var parvin = city.As(Somebody.Parvin);
        page = await parvin.GetAsync($"/desk/{number}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Null(page.Page.QuerySelector("form[action$='/claim']"));
        var shirin = await city.As(Somebody.Shirin).GetAsync($"/desk/{number}");
        var action = shirin.Page.QuerySelector("form[action$='/claim']")?.GetAttribute("action") ?? "";
        Assert.Equal(HttpStatusCode.Forbidden, (await Journeys.PostAsync(parvin, action)).Status);
    }

    [Fact]
    public async Task Every_look_at_a_case_is_logged_in_one_row_and_a_look_at_ones_own_in_none()
    {
        var number = await Journeys.ReportAsync(city.Maryam(), "waste", 35.68);
        city.Looks.Rows.Clear();
        await city.As(Somebody.Nader).GetAsync($"/desk/{number}");
        var look = Assert.Single(city.Looks.Rows);
        Assert.Equal("رسیدگی به پرونده", look.Reason);
        Assert.Equal([Somebody.Maryam.Person], look.People);
        Assert.Contains("شرح", look.Fields);

        city.Looks.Rows.Clear();
        await city.Maryam().GetAsync($"/cases/{number}");
        Assert.Empty(city.Looks.Rows);
    }
}
