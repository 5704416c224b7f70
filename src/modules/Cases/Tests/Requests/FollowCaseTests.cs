using System.Net;

namespace Shahr.Cases.Tests;

/// <summary>Joining an open report.</summary>
[Collection<RequestsCollection>]
public sealed class FollowCaseTests(CasesCity city)
{
    [Fact]
    public async Task Joining_a_report_makes_no_second_one()
    {
        var number = await Journeys.ReportAsync(city.Maryam(), "light", 35.70);
        var zahra = city.As(Somebody.Zahra);
        var page = await zahra.SubmitAsync(await zahra.GetAsync("/services/street-problem"), "form[action$='/drafts']");
        page = await zahra.SubmitAsync(page, Journeys.Question, ("category", "light"));
        page = await zahra.SubmitAsync(page, Journeys.Question, ("placeLat", "35.70045"), ("placeLon", "51.4"));
        Assert.EndsWith("/nearby", page.Address, StringComparison.Ordinal);
        Assert.Contains("در ۵۰ متری شما", page.Text);
        Assert.Contains("همین را من هم دیده‌ام", page.Text);

        var draft = page.Address.Split('/')[2];
        var joined = await zahra.SubmitAsync(page, $"form[action='/cases/{number}/followers']");
        Assert.Equal($"/cases/{number}/followed?begun=1", joined.Address);
        Assert.Contains("از این پس دنبالش می‌کنید", joined.Text);
        await zahra.SubmitAsync(page, $"form[action='/cases/{number}/followers']");
        Assert.Equal(1, await Rows.AuditAsync(city, "cases.followed", number));
        Assert.DoesNotContain(draft, (await zahra.GetAsync("/drafts")).Body);
        Assert.Contains(number, (await zahra.GetAsync("/cases?following=1")).Body);
        Assert.DoesNotContain(number, (await zahra.GetAsync("/cases")).Body);
        Assert.Contains("۱ نفر دیگر", (await city.Maryam().GetAsync($"/cases/{number}")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await zahra.GetAsync($"/cases/{number}")).Status);

        var own = await city.Maryam().SubmitAsync(page, $"form[action='/cases/{number}/followers']");
        Assert.Contains(own.Status, new[] { HttpStatusCode.Conflict, HttpStatusCode.BadRequest });
    }

    [Fact]
    public async Task A_certificate_cannot_be_followed()
    {
        var number = await Journeys.AskForCertificateAsync(city.Maryam());
        var zahra = city.As(Somebody.Zahra);
        var page = await zahra.GetAsync("/services/street-problem");
        var token = page.Page.QuerySelector("[name='__RequestVerificationToken']")?.GetAttribute("value") ?? "";
        var refused = await zahra.SendAsync(() =>
            new HttpRequestMessage(HttpMethod.Post, $"/cases/{number}/followers")
            {
                Content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]),
            }
        );
        Assert.Equal(HttpStatusCode.NotFound, refused.Status);
    }

    [Fact]
    public async Task A_closed_report_and_ones_own_are_not_followed()
    {
        var maryam = city.Maryam();
        var number = await Journeys.ReportAsync(maryam, "pothole", 35.7);
        var own = await Journeys.PostAsync(maryam, $"/cases/{number}/followers");
        Assert.Equal(HttpStatusCode.Conflict, own.Status);
        Assert.Contains("این گزارش از خود شماست", own.Text);
        Assert.NotNull(own.Page.QuerySelector($"main a[href='/cases/{number}']"));
        await maryam.SubmitAsync(await maryam.GetAsync($"/cases/{number}/withdrawal"), "form[action$='/withdrawal']");
        var late = await Journeys.PostAsync(city.As(Somebody.Zahra), $"/cases/{number}/followers");
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.NotNull(late.Page.QuerySelector($"main a[href^='/track/{number}?pass=']"));
        Assert.Equal(0, await Rows.AuditAsync(city, "cases.followed", number));
    }
}
