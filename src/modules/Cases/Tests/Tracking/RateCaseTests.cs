using System.Net;
using Shahr.Testing;

namespace Shahr.Cases.Tests;

/// <summary>How it went is said once, by the applicant, after the end.</summary>
[Collection<DeskCollection>]
public sealed class RateCaseTests(CasesCity city)
{
    private const string Stars = "form[action$='/stars']";

    [Fact]
    public async Task The_applicant_says_it_once_and_the_officer_reads_the_word()
    {
        var (maryam, davoud) = (city.Maryam(), city.Davoud());
        var number = await Journeys.ReportAsync(maryam, "pothole", 35.655);
        Assert.Null((await maryam.GetAsync($"/cases/{number}")).Page.QuerySelector(Stars));
        await Journeys.WorkAsync(davoud, number, 0, "yes", "درست شد.");

        var page = await maryam.GetAsync($"/cases/{number}");
        var empty = await maryam.SubmitAsync(page, Stars);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.Contains(CasesProblems.ChooseStars.Fa, empty.Page.QuerySelector(".error-summary")?.TextContent);
        var six = await maryam.SubmitAsync(page, Stars, ("stars", "6"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, six.Status);
        var endless = await maryam.SubmitAsync(page, Stars, ("stars", "4"), ("word", new string('م', 501)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, endless.Status);

        var said = await maryam.SubmitAsync(page, Stars, ("stars", "4"), ("word", "تند و تمیز بود."));
        Assert.Contains("نظر شما ثبت شد", said.Text);
        Assert.Contains("۴: راضی", said.Text);
        Assert.Null(said.Page.QuerySelector(Stars));
        Assert.Contains("تند و تمیز بود.", (await davoud.GetAsync($"/desk/{number}")).Text);

        var again = await maryam.SubmitAsync(page, Stars, ("stars", "1"));
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Contains("۴: راضی", again.Text);
    }

    [Fact]
    public async Task Nobody_else_says_it_and_nobody_before_the_end()
    {
        var maryam = city.Maryam();
        var number = await Journeys.ReportAsync(maryam, "pothole", 35.66);
        Assert.Equal(409, (int)(await Journeys.PostAsync(maryam, $"/cases/{number}/stars", ("stars", "5"))).Status);
        await Journeys.WorkAsync(city.Davoud(), number, 0, "no", "این خیابان از آن شهر نیست.");
        var zahra = city.As(Somebody.Zahra);
        Assert.Equal(404, (int)(await Journeys.PostAsync(zahra, $"/cases/{number}/stars", ("stars", "5"))).Status);
        Assert.NotNull((await maryam.GetAsync($"/cases/{number}")).Page.QuerySelector(Stars));
    }

    [Fact]
    public async Task Ten_clicks_at_once_are_one_opinion()
    {
        var maryam = city.Maryam();
        var number = await Journeys.ReportAsync(maryam, "pothole", 35.665);
        await Journeys.WorkAsync(city.Davoud(), number, 0, "yes", "درست شد.");
        var clicks = await Task.WhenAll(
            Enumerable
                .Range(0, 10)
                .Select(i => Journeys.PostAsync(city.Maryam(), $"/cases/{number}/stars", ("stars", $"{(i % 5) + 1}")))
        );
        Assert.Single(clicks, c => (int)c.Status < 400);
        Assert.All(clicks.Where(c => (int)c.Status >= 400), c => Assert.Equal(HttpStatusCode.Conflict, c.Status));
    }
}
