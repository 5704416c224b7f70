using System.Buffers.Text;
using System.Net;
using Shahr.Kit;
using Shahr.Testing;

namespace Shahr.Notify.Tests;

public sealed class MyPushTests(PushCity city) : IClassFixture<PushCity>
{
    private readonly Actor _maryam = NotifyCity.Citizen("مریم احمدی");

    [Fact]
    public async Task Turned_on_it_stands_in_the_list_and_among_her_data_and_is_plain_nowhere()
    {
        using var browser = new SoftBrowser();
        var done = await city.TurnOnAsync(_maryam, browser);
        Assert.Equal(MyPush.Address + "?done=on", done.Address);
        Assert.Contains("Chrome · همین‌جا", done.Text, StringComparison.Ordinal);
        var device = Assert.Single(await city.DevicesAsync(_maryam));
        Assert.DoesNotContain(browser.Endpoint.AbsolutePath, device.Sealed, StringComparison.Ordinal);
        Assert.DoesNotContain(browser.Secret, device.Sealed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_asks_nothing_by_itself_and_says_what_to_do_without_script()
    {
        var page = await city.City.As(_maryam).GetAsync(MyPush.Address);
        Assert.NotNull(page.Page.QuerySelector("form[data-push][hidden]"));
        Assert.Contains("اسکریپت در آن خاموش است", page.Text, StringComparison.Ordinal);
        var script = page.Page.QuerySelector("head script[src*='push.js']");
        Assert.Equal("", script?.TextContent);
        Assert.NotNull(
            (await city.City.As(_maryam).GetAsync("/me/messages")).Page.QuerySelector($"a[href='{MyPush.Address}']")
        );
        Assert.StartsWith(
            "/sign-in",
            (await city.City.Visitor().GetAsync(MyPush.Address)).Address,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("http://fcm.googleapis.com/fcm/send/a")]
    [InlineData("https://fcm.googleapis.com:8443/fcm/send/a")]
    [InlineData("https://user@fcm.googleapis.com/fcm/send/a")]
    [InlineData("https://evil.example/fcm.googleapis.com")]
    [InlineData("https://fcm.googleapis.com.evil.example/a")]
    [InlineData("https://xfcm.googleapis.com/a")]
    [InlineData("https://127.0.0.1/a")]
    [InlineData("https://[::1]/a")]
    [InlineData("https://localhost/a")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("file:///etc/passwd")]
    [InlineData("nonsense")]
    [InlineData("")]
    public async Task An_address_that_is_no_push_service_is_refused(string endpoint)
    {
        using var browser = new SoftBrowser();
        var refused = await city.TurnOnAsync(_maryam, browser, endpoint);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("اعلان در این مرورگر روشن نشد", refused.Text, StringComparison.Ordinal);
        Assert.Empty(await city.DevicesAsync(_maryam));
    }

    [Fact]
    public async Task Keys_that_are_none_and_points_beside_the_curve_are_refused()
    {
        using var browser = new SoftBrowser();
        var beside = Base64Url.DecodeFromChars(browser.Key);
        beside[^1] ^= 1;
        foreach (
            var key in new[]
            {
                "",
                "AAAA",
                "!",
                browser.Key + "AA",
                Base64Url.EncodeToString(beside),
                new string('A', 9000),
            }
        )
            Assert.Equal(
                HttpStatusCode.UnprocessableEntity,
                (await city.TurnOnAsync(_maryam, browser, key: key)).Status
            );
        foreach (var secret in new[] { "", "AAAA", browser.Key })
            Assert.Equal(
                HttpStatusCode.UnprocessableEntity,
                (await city.TurnOnAsync(_maryam, browser, secret: secret)).Status
            );
        var endless = "https://fcm.googleapis.com/" + new string('a', 1000);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await city.TurnOnAsync(_maryam, browser, endless)).Status);
        Assert.Empty(await city.DevicesAsync(_maryam));
    }

    [Fact]
    public async Task One_browser_is_one_row_however_often_it_is_turned_on_and_the_next_person_takes_it_over()
    {
        using var browser = new SoftBrowser("updates.push.services.mozilla.com");
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => city.TurnOnAsync(_maryam, browser))));
        Assert.Equal("Firefox", Assert.Single(await city.DevicesAsync(_maryam)).Maker);
        var bahram = NotifyCity.Citizen("بهرام جعفری");
        await city.TurnOnAsync(bahram, browser);
        Assert.Empty(await city.DevicesAsync(_maryam));
        Assert.Single(await city.DevicesAsync(bahram));
    }

    [Fact]
    public async Task The_newest_ten_of_one_person_stay()
    {
        var browsers = Enumerable.Range(0, PushDevice.Most + 2).Select(_ => new SoftBrowser()).ToList();
        foreach (var browser in browsers)
        {
            await city.TurnOnAsync(_maryam, browser);
            city.City.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var page = await city.City.As(_maryam).GetAsync(MyPush.Address);
        Assert.Equal(PushDevice.Most, page.Page.QuerySelectorAll("form[action$='/removal']").Length);
        await city.TellAsync(_maryam);
        await city.TriedAsync(_maryam);
        var served = city.Service.Taken.Select(p => p.Endpoint).ToHashSet();
        Assert.DoesNotContain(browsers[0].Endpoint, served);
        Assert.Contains(browsers[^1].Endpoint, served);
        browsers.ForEach(b => b.Dispose());
    }
}
