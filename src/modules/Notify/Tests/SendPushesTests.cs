using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit;
using Shahr.Kit.Keys;

namespace Shahr.Notify.Tests;

public sealed class SendPushesTests(PushCity city) : IClassFixture<PushCity>
{
    private readonly Actor _maryam = NotifyCity.Citizen("مریم احمدی");

    [Fact]
    public async Task A_title_and_a_link_reach_every_browser_of_hers_and_nothing_of_the_text()
    {
        using var phone = new SoftBrowser();
        using var desk = new SoftBrowser("wns2-par02p.notify.windows.com");
        await city.TurnOnAsync(_maryam, phone);
        await city.TurnOnAsync(_maryam, desk);
        await city.TellAsync(_maryam);
        await city.TriedAsync(_maryam);
        foreach (var browser in new[] { phone, desk })
        {
            var read = browser.Read(Assert.Single(city.Service.Taken, p => p.Endpoint == browser.Endpoint).Body);
            Assert.Equal("درخواست شما ثبت شد", read.GetProperty("title").GetString());
            Assert.Equal("/cases/472918305", read.GetProperty("href").GetString());
            Assert.Equal(["title", "href", "tag"], read.EnumerateObject().Select(p => p.Name));
        }

        Assert.Equal(MessageState.Sent, Assert.Single(await city.PushesAsync(_maryam)).State);
        Assert.Null((await city.PushesAsync(_maryam))[0].SealedBody);
        Assert.Contains(city.City.Services.GetRequiredService<PushKeys>().Current().Public, city.Service.Keys);
    }

    [Fact]
    public async Task The_same_key_is_one_notification_and_a_code_is_none()
    {
        using var browser = new SoftBrowser();
        await city.TurnOnAsync(_maryam, browser);
        await city.TellAsync(_maryam, key: "twice" + _maryam.Person);
        await city.TellAsync(_maryam, key: "twice" + _maryam.Person);
        await city.TellAsync(_maryam, "sign_in_code");
        Assert.Single(await city.PushesAsync(_maryam));
    }

    [Theory]
    [InlineData(PushManner.Gone)]
    [InlineData(PushManner.NotFound)]
    internal async Task A_browser_that_is_gone_is_dropped_and_the_others_are_served(PushManner manner)
    {
        using var gone = new SoftBrowser();
        using var there = new SoftBrowser();
        await city.TurnOnAsync(_maryam, gone);
        await city.TurnOnAsync(_maryam, there);
        city.Service.Manners[gone.Endpoint] = manner;
        await city.TellAsync(_maryam);
        await city.TriedAsync(_maryam);
        Assert.Single(city.Service.Taken, p => p.Endpoint == there.Endpoint);
        Assert.Single(await city.DevicesAsync(_maryam));
        Assert.Equal(MessageState.Sent, Assert.Single(await city.PushesAsync(_maryam)).State);
    }

    [Fact]
    public async Task Where_the_only_browser_is_gone_nobody_tries_again()
    {
        using var gone = new SoftBrowser();
        await city.TurnOnAsync(_maryam, gone);
        city.Service.Manners[gone.Endpoint] = PushManner.Gone;
        await city.TellAsync(_maryam);
        await city.TriedAsync(_maryam);
        Assert.Empty(await city.DevicesAsync(_maryam));
        Assert.Equal(MessageState.Sent, Assert.Single(await city.PushesAsync(_maryam)).State);
    }

    [Fact]
    public async Task A_service_that_asks_to_wait_is_left_alone_so_long_and_then_takes_it()
    {
        using var browser = new SoftBrowser();
        await city.TurnOnAsync(_maryam, browser);
        city.Service.Manners[browser.Endpoint] = PushManner.TooMany;
        await city.TellAsync(_maryam);
        await city.TriedAsync(_maryam);
        var waiting = Assert.Single(await city.PushesAsync(_maryam));
        Assert.Equal(MessageState.Queued, waiting.State);
        Assert.True(waiting.NextAt >= city.City.Clock.GetUtcNow().UtcDateTime + TimeSpan.FromMinutes(9));
        city.Service.Manners.Clear();
        city.City.Clock.Advance(TimeSpan.FromMinutes(11));
        await city.TriedAsync(_maryam);
        Assert.Single(city.Service.Taken, p => p.Endpoint == browser.Endpoint);
    }

    [Theory]
    [InlineData(PushManner.Hangs)]
    [InlineData(PushManner.Breaks)]
    internal async Task A_service_that_hangs_or_breaks_off_is_tried_again_later(PushManner manner)
    {
        using var browser = new SoftBrowser();
        await city.TurnOnAsync(_maryam, browser);
        city.Service.Manners[browser.Endpoint] = manner;
        await city.TellAsync(_maryam);
        await city.TriedAsync(_maryam);
        var waiting = Assert.Single(await city.PushesAsync(_maryam));
        Assert.Equal(MessageState.Queued, waiting.State);
        Assert.InRange(waiting.Attempts, 1, 3);
        city.Service.Manners.Clear();
        city.City.Clock.Advance(TimeSpan.FromMinutes(1));
        await city.TriedAsync(_maryam);
        Assert.Single(city.Service.Taken, p => p.Endpoint == browser.Endpoint);
        Assert.Equal(MessageState.Sent, Assert.Single(await city.PushesAsync(_maryam)).State);
    }

    [Fact]
    public async Task After_a_rotation_old_browsers_are_reached_by_the_key_they_know_until_it_is_retired()
    {
        var (keys, pushes) = (
            city.City.Services.GetRequiredService<ICityKeys>(),
            city.City.Services.GetRequiredService<PushKeys>()
        );
        using var browser = new SoftBrowser();
        await city.TurnOnAsync(_maryam, browser);
        var before = pushes.Current();
        keys.Rotate(PushKeys.Ring, TimeSpan.Zero);
        Assert.NotEqual(before.Public, pushes.Current().Public);
        await city.TellAsync(_maryam);
        await city.TriedAsync(_maryam);
        var push = Assert.Single(city.Service.Taken, p => p.Endpoint == browser.Endpoint);
        Assert.EndsWith("k=" + before.Public, push.Proof, StringComparison.Ordinal);
        keys.Retire(PushKeys.Ring, before.Id);
        await city.TellAsync(_maryam);
        await city.TriedAsync(_maryam);
        Assert.Empty(await city.DevicesAsync(_maryam));
    }

    [Fact]
    public async Task Nothing_inside_the_citys_own_network_is_connected_to_whatever_the_name()
    {
        using var inside = new TcpListener(IPAddress.Loopback, 0);
        inside.Start();
        var port = ((IPEndPoint)inside.LocalEndpoint).Port;
        using var handler = HttpPushService.Handler();
        using var http = new HttpClient(handler);
        var service = new HttpPushService(http);
        foreach (var host in new[] { "localhost", "127.0.0.1", "[::ffff:127.0.0.1]" })
        {
            var push = new OutgoingPush(new Uri($"https://{host}:{port}/"), [1], "vapid t=a, k=b", false);
            await Assert.ThrowsAsync<HttpRequestException>(() =>
                service.SendAsync(push, TestContext.Current.CancellationToken)
            );
        }

        Assert.False(inside.Pending());
    }

    [Fact]
    public async Task What_a_push_service_answers_is_understood()
    {
        using var handler = new Answering();
        using var http = new HttpClient(handler);
        var service = new HttpPushService(http);
        var push = new OutgoingPush(new Uri("https://fcm.googleapis.com/x"), [1, 2], "vapid t=a, k=b", true);
        Task<PushAnswer> SendAsync() => service.SendAsync(push, TestContext.Current.CancellationToken);
        handler.Status = HttpStatusCode.Created;
        Assert.Equal(PushAnswer.Taken, await SendAsync());
        Assert.Equal(("86400", "high", "aes128gcm", "vapid t=a, k=b"), handler.Seen);
        foreach (var gone in new[] { HttpStatusCode.NotFound, HttpStatusCode.Gone })
        {
            handler.Status = gone;
            Assert.True((await SendAsync()).IsGone);
        }

        handler.Status = HttpStatusCode.TooManyRequests;
        var wait = await SendAsync();
        Assert.Equal((false, TimeSpan.FromSeconds(120)), (wait.IsGone, wait.Wait));
        handler.Status = HttpStatusCode.Redirect;
        Assert.NotNull((await SendAsync()).Error);
    }

    private sealed class Answering : HttpMessageHandler
    {
        public HttpStatusCode Status { get; set; }

        public (string Ttl, string Urgency, string Encoding, string Proof) Seen { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
        {
            Seen = (
                request.Headers.GetValues("TTL").Single(),
                request.Headers.GetValues("Urgency").Single(),
                request.Content?.Headers.ContentEncoding.Single() ?? "",
                request.Headers.GetValues("Authorization").Single()
            );
            var answer = new HttpResponseMessage(Status);
            if (Status == HttpStatusCode.TooManyRequests)
                answer.Headers.Add("Retry-After", "120");
            return Task.FromResult(answer);
        }
    }
}
