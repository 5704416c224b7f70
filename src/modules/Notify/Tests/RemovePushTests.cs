using System.Net;
using Shahr.Testing;

namespace Shahr.Notify.Tests;

public sealed class RemovePushTests(PushCity city) : IClassFixture<PushCity>
{
    [Fact]
    public async Task Turned_off_once_nothing_is_sent_there_and_nobody_turns_off_anothers()
    {
        var (maryam, bahram) = (NotifyCity.Citizen("مریم احمدی"), NotifyCity.Citizen("بهرام جعفری"));
        using var browser = new SoftBrowser();
        var (hers, his) = (city.City.As(maryam), city.City.As(bahram));
        var page = await city.TurnOnAsync(maryam, browser, at: hers);
        var path = RemovePush.PathOf((await city.DevicesAsync(maryam))[0].Id);
        var foreign = await city.TurnOnAsync(bahram, new SoftBrowser(), at: his);
        foreign.Page.QuerySelector("form[action$='/removal']")?.SetAttribute("action", path);
        Assert.Equal(HttpStatusCode.NotFound, (await his.SubmitAsync(foreign, $"form[action='{path}']")).Status);
        Assert.Single(await city.DevicesAsync(maryam));

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Task.Run(() => hers.SubmitAsync(page, $"form[action='{path}']")))
        );
        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        Assert.Equal(3, answers.Count(a => a.Status == HttpStatusCode.NotFound));
        await city.TellAsync(maryam);
        Assert.DoesNotContain(city.Service.Asked, p => p.Endpoint == browser.Endpoint);
        Assert.Empty(await city.PushesAsync(maryam));
    }
}
