using System.Net;

namespace Shahr.Notify.Tests;

[Collection(typeof(BulkCollection))]
public sealed class ShowBulkTests(BulkCity city)
{
    [Fact]
    public async Task Before_it_is_sent_the_page_says_how_many_by_which_ways_after_their_wishes_and_at_what_cost()
    {
        var here = BulkCity.District();
        city.Crowd.Add(here);
        city.Crowd.Add(here, "e@example.org", "en");
        await city.WishAsync(city.Crowd.Add(here).Person, "sms, email", "'Never', 'First'");
        await city.WishAsync(city.Crowd.Add(here).Person, "sms, email, notices", "'First', 'First', false");
        await city.WishAsync(
            city.Crowd.Add(here).Person,
            "sms, email, quiet_from, quiet_to",
            $"'First', 'First', {city.HoursAroundNow()}"
        );
        var notice = await city.WrittenAsync(here, ("titleEn", "No water"), ("textEn", "Until two."));
        var page = await city.Host.As(city.Kaveh).GetAsync(notice);
        string? Answer(string question) => BulkCity.Answer(page, question);

        Assert.Equal("۵", Answer("گیرندگان"));
        Assert.Equal("۴", Answer("در «پیام‌های من»"));
        // With their link the two Persian ones are two parts each; the English one is one.
        Assert.Equal("۳ پیام، ۵ بخش", Answer("پیامک"));
        Assert.Equal("۱", Answer("رایانامه"));
        Assert.Equal("۱", Answer("خبر همگانی نخواسته‌اند"));
        Assert.Equal("۱ نفر؛ پس از پایانش می‌رسد", Answer("اکنون در ساعت آرامش"));
        Assert.StartsWith("۵٬۰۰۰ ریال؛ دست بالا ۷٬۵۰۰ ریال", Answer("هزینهٔ پیامک"), StringComparison.Ordinal);
        await city.PressAsync(city.Kaveh, notice, "stopping");
    }

    [Fact]
    public async Task A_citizen_sees_no_notice_of_the_officers_and_an_unknown_one_is_said_to_be_unknown()
    {
        var notice = await city.WrittenAsync(BulkCity.District());
        var maryam = city.Host.SignedIn("مریم احمدی");
        Assert.Equal(HttpStatusCode.Forbidden, (await maryam.GetAsync(notice)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await maryam.GetAsync("/notices")).Status);
        var unknown = await city.Host.As(city.Kaveh).GetAsync($"/notices/{Guid.CreateVersion7()}");
        Assert.Equal(HttpStatusCode.NotFound, unknown.Status);
        await city.PressAsync(city.Kaveh, notice, "stopping");
    }
}
