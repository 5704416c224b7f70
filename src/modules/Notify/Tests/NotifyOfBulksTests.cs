using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit;

namespace Shahr.Notify.Tests;

/// <summary>Who turned notifications on in a browser gets a notice there too.</summary>
[Collection(typeof(BulkCollection))]
public sealed class NotifyOfBulksTests(BulkCity city)
{
    [Fact]
    public async Task A_notice_is_notified_once_in_her_browser_by_its_title_and_counted_before()
    {
        var here = BulkCity.District();
        var maryam = city.Crowd.Add(here);
        city.Crowd.Add(here);
        using var browser = new SoftBrowser();
        await TurnOnAsync(maryam.Person, browser);
        var notice = await city.WrittenAsync(here, ("titleEn", "No water"), ("textEn", "Until two."));
        var page = await city.Host.As(city.Kaveh).GetAsync(notice);
        Assert.Equal("۱", BulkCity.Answer(page, "اعلان در مرورگر"));

        await city.PressAsync(city.Kaveh, notice, "approval");
        await city.UntilAsync(BulkCity.IdOf(notice), BulkState.Done);
        var push = Assert.Single(
            await city.MessagesAsync(BulkCity.IdOf(notice)),
            m => m.Channel == Contracts.Channel.Push
        );
        Assert.Equal((maryam.Person, MessageState.Sent, null), (push.PersonId, push.State, push.SealedBody));
        var taken = Assert.Single(city.Pushes.Taken, p => p.Endpoint == browser.Endpoint);
        var read = browser.Read(taken.Body);
        Assert.Equal("آب قطع است", read.GetProperty("title").GetString());
        Assert.Equal("/inbox", read.GetProperty("href").GetString());
        Assert.DoesNotContain("ساعت ۱۴", JsonSerializer.Serialize(read), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_wants_no_notices_is_not_notified_and_in_quiet_hours_it_waits_but_for_an_urgent_one()
    {
        var here = BulkCity.District();
        var (unwilling, asleep) = (city.Crowd.Add(here).Person, city.Crowd.Add(here).Person);
        using var hers = new SoftBrowser();
        using var his = new SoftBrowser();
        await TurnOnAsync(unwilling, hers);
        await TurnOnAsync(asleep, his);
        await city.WishAsync(unwilling, "sms, email, notices", "'First', 'First', false");
        await city.WishAsync(asleep, "sms, email, quiet_from, quiet_to", $"'First', 'First', {city.HoursAroundNow()}");
        var notice = await city.WrittenAsync(here);
        await city.PressAsync(city.Kaveh, notice, "approval");
        await city.UntilAsync(BulkCity.IdOf(notice), BulkState.Sending);
        var push = Assert.Single(
            await city.MessagesAsync(BulkCity.IdOf(notice)),
            m => m.Channel == Contracts.Channel.Push
        );
        Assert.Equal((asleep, MessageState.Queued), (push.PersonId, push.State));
        await city.PressAsync(city.Kaveh, notice, "stopping");
        await city.UntilAsync(BulkCity.IdOf(notice), BulkState.Stopped);

        notice = await city.WrittenAsync(here, ("urgent", "yes"));
        await city.PressAsync(city.Kaveh, notice, "approval");
        await city.UntilAsync(BulkCity.IdOf(notice), BulkState.Done);
        Assert.Single(city.Pushes.Taken, p => p.Endpoint == hers.Endpoint);
        Assert.Single(city.Pushes.Taken, p => p.Endpoint == his.Endpoint);
    }

    private async Task TurnOnAsync(PersonId person, SoftBrowser browser)
    {
        var who = new Actor
        {
            Person = person,
            For = person,
            DisplayName = "مریم احمدی",
            Session = Guid.CreateVersion7(),
        };
        var visitor = city.Host.As(who);
        await visitor.SubmitAsync(
            await visitor.GetAsync(MyPush.Address),
            $"form[action='{MyPush.Address}']",
            ("Endpoint", browser.Endpoint.ToString()),
            ("Key", browser.Key),
            ("Secret", browser.Secret)
        );
    }
}
