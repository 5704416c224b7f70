using System.Net;
using Shahr.Contracts;

namespace Shahr.Notify.Tests;

[Collection(typeof(BulkCollection))]
public sealed class ApproveBulkTests(BulkCity city)
{
    [Fact]
    public async Task Only_another_officer_lets_it_go_and_then_each_gets_it_once_by_their_own_ways()
    {
        var here = BulkCity.District();
        var maryam = city.Crowd.Add(here);
        var emma = city.Crowd.Add(here, "emma@example.org", "en");
        var quiet = city.Crowd.Add(here);
        await city.WishAsync(quiet.Person, "sms, email", "'Never', 'Never'");
        var gone = city.Crowd.Add(here);
        await city.WishAsync(gone.Person, "sms, email, notices", "'First', 'First', false");
        city.Crowd.Add(BulkCity.District());
        var notice = await city.WrittenAsync(here, ("titleEn", "No water"), ("textEn", "Until two."));
        var id = BulkCity.IdOf(notice);

        var own = city.Host.As(city.Davoud);
        Assert.Null((await own.GetAsync(notice)).Page.QuerySelector("form[action$='/approval']"));
        var forged = await own.GetAsync(notice);
        forged.Page.QuerySelector("form[action$='/stopping']")?.SetAttribute("action", notice + "/approval");
        var refused = await own.SubmitAsync(forged, $"form[action='{notice}/approval']", ("version", "1"));
        Assert.Contains("خودتان نوشته‌اید", refused.Text, StringComparison.Ordinal);

        var seen = await city.PressAsync(city.Kaveh, notice, "approval");
        Assert.Equal(HttpStatusCode.OK, seen.Status);
        await city.UntilAsync(id, BulkState.Done);
        var messages = await city.MessagesAsync(id);
        List<Channel> WaysOf(Listener one) =>
            [.. messages.Where(m => m.PersonId == one.Person).Select(m => m.Channel).Order()];
        Assert.Equal([Channel.Inbox, Channel.Sms], WaysOf(maryam));
        Assert.Equal([Channel.Inbox, Channel.Sms, Channel.Email], WaysOf(emma));
        Assert.Equal([Channel.Inbox], WaysOf(quiet));
        Assert.Empty(WaysOf(gone));
        Assert.Equal(6, messages.Count);
        var sms = Assert.Single(city.Provider.Taken, t => t.Address == maryam.Reach.Mobile);
        Assert.StartsWith(
            "آب قطع است\nامروز تا ساعت ۱۴ آب ندارید.\nدیگر نفرستید: http",
            sms.Text,
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "No water\nUntil two.",
            Assert.Single(city.Provider.Taken, t => t.Address == emma.Reach.Mobile).Text,
            StringComparison.Ordinal
        );
        Assert.Equal(1, await city.AuditAsync("notify.bulk_approved", id));
    }

    [Fact]
    public async Task Of_four_who_approve_at_once_one_does_and_nobody_gets_it_twice()
    {
        var here = BulkCity.District();
        var maryam = city.Crowd.Add(here);
        var notice = await city.WrittenAsync(here);
        var kaveh = city.Host.As(city.Kaveh);
        var page = await kaveh.GetAsync(notice);
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ => Task.Run(() => kaveh.SubmitAsync(page, $"form[action='{notice}/approval']")))
        );
        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        Assert.Equal(3, answers.Count(a => a.Status == HttpStatusCode.Conflict));
        await city.UntilAsync(BulkCity.IdOf(notice), BulkState.Done);
        Assert.Single(city.Provider.Taken, t => t.Address == maryam.Reach.Mobile);
        Assert.Equal(1, await city.AuditAsync("notify.bulk_approved", BulkCity.IdOf(notice)));
    }

    [Fact]
    public async Task While_its_author_edits_nobody_approves_what_they_have_not_read()
    {
        for (var round = 0; round < 6; round++)
        {
            var here = BulkCity.District();
            var maryam = city.Crowd.Add(here);
            var notice = await city.WrittenAsync(here);
            var (davoud, kaveh) = (city.Host.As(city.Davoud), city.Host.As(city.Kaveh));
            var (form, read) = (await davoud.GetAsync(notice + "/edit"), await kaveh.GetAsync(notice));
            var edit = Task.Run(() =>
                BulkCity.FillAsync(davoud, form, notice + "/edit", here, ("textFa", "متنی که کسی نخوانده است."))
            );
            var approve = Task.Run(() => kaveh.SubmitAsync(read, $"form[action='{notice}/approval']"));
            var (edited, approved) = (await edit, await approve);
            Assert.False(edited.Status == HttpStatusCode.OK && approved.Status == HttpStatusCode.OK);
            var id = BulkCity.IdOf(notice);
            if (approved.Status == HttpStatusCode.OK)
            {
                await city.UntilAsync(id, BulkState.Done);
                var sms = Assert.Single(city.Provider.Taken, t => t.Address == maryam.Reach.Mobile);
                Assert.DoesNotContain("نخوانده", sms.Text, StringComparison.Ordinal);
            }
            else
            {
                await city.PressAsync(city.Kaveh, notice, "stopping");
                await city.UntilAsync(id, BulkState.Stopped);
                Assert.Empty(await city.MessagesAsync(id));
            }
        }
    }
}
