using System.Net;

namespace Shahr.Notify.Tests;

[Collection(typeof(BulkCollection))]
public sealed class StopBulkTests(BulkCity city)
{
    [Fact]
    public async Task Stopped_half_way_what_has_not_left_is_taken_back_and_erased_and_never_leaves()
    {
        var here = BulkCity.District();
        var people = Enumerable.Range(0, 1200).Select(_ => city.Crowd.Add(here)).ToList();
        var notice = await city.WrittenAsync(here);
        var id = BulkCity.IdOf(notice);
        var door = new TaskCompletionSource();
        city.Provider.Before = _ => door.Task;
        await city.PressAsync(city.Kaveh, notice, "approval");
        await city.UntilAsync(id, BulkState.Sending);

        var seen = await city.PressAsync(city.Davoud, notice, "stopping");
        Assert.Contains("در حال پس‌گرفتن", seen.Text, StringComparison.Ordinal);
        await city.UntilAsync(id, BulkState.Stopped);
        city.Provider.Before = null;
        door.SetResult();
        var outside = (await city.MessagesAsync(id)).Where(m => m.Channel == Contracts.Channel.Sms).ToList();
        Assert.Equal(people.Count, outside.Count);
        Assert.All(
            outside.Where(m => m.State == MessageState.Discarded),
            m => Assert.True(m.SealedAddress is null && m.SealedBody is null)
        );
        Assert.DoesNotContain(outside, m => m.State == MessageState.Queued);
        Assert.InRange(outside.Count(m => m.State == MessageState.Discarded), 600, 1200);
        city.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.OK, (await city.Host.As(city.Kaveh).GetAsync(notice)).Status);
        Assert.Equal(1, await city.AuditAsync("notify.bulk_stopped", id));
    }

    [Fact]
    public async Task Dropped_before_approval_it_goes_to_nobody_and_cannot_be_approved_or_dropped_again()
    {
        var here = BulkCity.District();
        city.Crowd.Add(here);
        var notice = await city.WrittenAsync(here);
        var kaveh = city.Host.As(city.Kaveh);
        var page = await kaveh.GetAsync(notice);
        await city.PressAsync(city.Davoud, notice, "stopping");
        await city.UntilAsync(BulkCity.IdOf(notice), BulkState.Stopped);
        foreach (var act in new[] { "approval", "stopping" })
        {
            var late = await kaveh.SubmitAsync(page, $"form[action='{notice}/{act}']");
            Assert.Equal(HttpStatusCode.Conflict, late.Status);
        }

        Assert.Empty(await city.MessagesAsync(BulkCity.IdOf(notice)));
    }
}
