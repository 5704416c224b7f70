using System.Net;

namespace Shahr.Notify.Tests;

/// <summary>«همه را دیدم».</summary>
[Collection<NotifyCollection>]
public sealed class ReadInboxTests(NotifyCity city)
{
    private const string Reading = "form[action='/inbox/reading']";

    [Fact]
    public async Task All_of_mine_become_read_once_and_nobody_elses()
    {
        var (maryam, zahra) = (NotifyCity.Citizen("مریم احمدی"), NotifyCity.Citizen("زهرا کریمی"));
        foreach (var person in new[] { maryam.Person, maryam.Person, zahra.Person })
            await city.TellAsync(person, "گواهی سکونت", "472918305");
        var visitor = city.Host.As(maryam);
        var page = await visitor.GetAsync("/inbox");
        Assert.Equal(2, page.Page.QuerySelectorAll(".letter-new").Length);
        var read = await visitor.SubmitAsync(page, Reading);
        Assert.Equal("/inbox", read.Address);
        Assert.Equal(2, read.Page.QuerySelectorAll(".letter").Length);
        Assert.Empty(read.Page.QuerySelectorAll(".letter-new"));
        Assert.Null(read.Page.QuerySelector(Reading));
        Assert.Single((await city.Host.As(zahra).GetAsync("/inbox")).Page.QuerySelectorAll(".letter-new"));

        var times = await city.ReadTimesAsync(maryam.Person);
        Assert.Equal(2, times.Count);
        city.Host.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(HttpStatusCode.OK, (await visitor.SubmitAsync(page, Reading)).Status);
        Assert.Equal(times, await city.ReadTimesAsync(maryam.Person));
    }

    [Fact]
    public async Task A_form_of_another_site_and_a_stranger_read_nothing()
    {
        var maryam = NotifyCity.Citizen("مریم احمدی");
        await city.TellAsync(maryam.Person, "گواهی سکونت", "472918305");
        var visitor = city.Host.As(maryam);
        var foreign = await visitor.SendAsync(() => new HttpRequestMessage(HttpMethod.Post, "/inbox/reading"));
        Assert.Equal(HttpStatusCode.BadRequest, foreign.Status);
        var guest = await NotifyCity.PostAsync(city.Host.Visitor(followRedirects: false), "/inbox/reading");
        Assert.StartsWith("/sign-in", guest.Location, StringComparison.Ordinal);
        Assert.Single((await visitor.GetAsync("/inbox")).Page.QuerySelectorAll(".letter-new"));
    }
}
