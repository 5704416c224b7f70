using System.Net;

namespace Shahr.Cases.Tests;

/// <summary>A case of one's own, which to others does not exist.</summary>
[Collection<TrackingCollection>]
public sealed class ShowCaseTests(CasesCity city)
{
    [Fact]
    public async Task Somebody_elses_case_does_not_exist_whatever_one_tries()
    {
        var number = await Journeys.AskForCertificateAsync(city.Maryam());
        var own = await city.Maryam().GetAsync($"/cases/{number}");
        var file = own.Page.QuerySelector("a[href*='/files/']")?.GetAttribute("href") ?? "";
        var zahra = city.As(Somebody.Zahra);
        foreach (var address in new[] { $"/cases/{number}", $"/cases/{number}/withdrawal", file })
        {
            var page = await zahra.GetAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, page.Status);
            Assert.DoesNotContain("مریم", page.Text);
        }

        var form = await zahra.GetAsync("/services/street-problem");
        var token = form.Page.QuerySelector("[name='__RequestVerificationToken']")?.GetAttribute("value") ?? "";
        foreach (var what in new[] { "withdrawal", "answers" })
        {
            var refused = await zahra.SendAsync(() =>
                new HttpRequestMessage(HttpMethod.Post, $"/cases/{number}/{what}")
                {
                    Content = new FormUrlEncodedContent([
                        KeyValuePair.Create("__RequestVerificationToken", token),
                        KeyValuePair.Create("answer", "x"),
                    ]),
                }
            );
            Assert.Equal(HttpStatusCode.NotFound, refused.Status);
        }
    }

    [Fact]
    public async Task Its_owner_sees_the_number_the_steps_the_answers_and_the_history()
    {
        var maryam = city.Maryam();
        var sent = await maryam.SubmitAsync(
            await Journeys.WriteStreetProblemAsync(maryam, "tree", 35.69),
            Journeys.Sending
        );
        Assert.Contains("درخواست شما رسید", sent.Text);
        var shown = await maryam.GetAsync($"/cases/{Journeys.NumberOf(sent)}");
        Assert.DoesNotContain("درخواست شما رسید", shown.Text);
        Assert.Contains("چراغ روبه‌روی پلاک ۱۲ خاموش است.", shown.Text);
        Assert.NotEmpty(shown.Page.QuerySelectorAll(".timeline li"));
        Assert.NotEmpty(shown.Page.QuerySelectorAll(".history li"));
        Assert.NotNull(shown.Page.QuerySelector("a[href$='/withdrawal']"));
    }
}
