using System.Net;

namespace Shahr.Cases.Tests;

/// <summary>«Check your answers».</summary>
[Collection<RequestsCollection>]
public sealed class CheckRequestTests(CasesCity city)
{
    [Fact]
    public async Task Somebody_elses_draft_does_not_exist()
    {
        var check = await Journeys.WriteStreetProblemAsync(city.Maryam(), "leak", 35.77);
        var zahra = city.As(Somebody.Zahra);
        Assert.Equal(HttpStatusCode.NotFound, (await zahra.GetAsync(check.Address)).Status);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await zahra.GetAsync(check.Address.Replace("/check", "/questions/category"))).Status
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await zahra.GetAsync("/drafts/" + Guid.CreateVersion7() + "/check")).Status
        );
    }

    [Fact]
    public async Task It_shows_every_answer_with_its_way_back_and_a_sent_draft_leads_to_its_case()
    {
        var maryam = city.Maryam();
        var check = await Journeys.WriteStreetProblemAsync(maryam, "noise", 35.74);
        Assert.Contains("چراغ روبه‌روی پلاک ۱۲ خاموش است.", check.Text);
        Assert.NotNull(check.Page.QuerySelector("a[href$='/questions/description?from=check']"));
        var number = Journeys.NumberOf(await maryam.SubmitAsync(check, Journeys.Sending));
        var back = await maryam.GetAsync(check.Address);
        Assert.StartsWith("/cases/", back.Address, StringComparison.Ordinal);
        Assert.Contains(number, back.Body);
    }
}
