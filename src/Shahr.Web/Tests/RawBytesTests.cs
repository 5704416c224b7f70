using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shahr.Testing;
using Shahr.Web.Host;

namespace Shahr.Web.Tests;

/// <summary>Bytes that no browser sends, against the real server: refused, and never a broken city.</summary>
public sealed class RawBytesTests(ListeningCity city) : IClassFixture<ListeningCity>
{
    [Theory]
    [InlineData("/%00")]
    [InlineData("/maps/tiles/14/1%00/1.mvt")]
    [InlineData("/track/%00")]
    [InlineData("/track?number=%00")]
    [InlineData("/services/street-problem%00")]
    [InlineData("/api/v1/cases/%00")]
    [InlineData("/dist/%00.css")]
    [InlineData("/dist/..%2f..%2fetc%2fpasswd")]
    [InlineData("/%ff%fe")]
    [InlineData("/%")]
    [InlineData("/\u0001\u0002")]
    public async Task An_address_that_is_none_is_refused(string address) =>
        Assert.InRange(await city.SendAsync($"GET {address} HTTP/1.1\r\n{Close}\r\n"), 400, 499);

    [Theory]
    [InlineData("/search?q=%00")]
    [InlineData("/search?q=%ff%fe%ed%a0%80")]
    [InlineData("/map?q=%00&lat=%00&lon=%00")]
    [InlineData("/map/places?kind=%00&after=%00")]
    [InlineData("/sign-in?next=%0d%0aX:1")]
    [InlineData("/inbox?before=%00")]
    public async Task Nonsense_in_a_query_is_only_words(string address) =>
        Assert.InRange(await city.SendAsync($"GET {address} HTTP/1.1\r\n{Close}\r\n"), 200, 499);

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: \0\r\n\r\n")]
    [InlineData("G\0T / HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\nCookie: lang=\0\r\n\r\n")]
    public async Task A_request_that_is_none_is_refused(string request) =>
        Assert.InRange(await city.SendAsync(request), 400, 499);

    [Theory]
    [InlineData("/sign-in%00")]
    [InlineData("/sign-in")]
    [InlineData("/preferences")]
    [InlineData("/verify")]
    [InlineData("/api/v1/cases")]
    public async Task A_body_that_is_no_form_never_breaks_the_city(string address)
    {
        foreach (
            var (type, body) in new[]
            {
                ("application/x-www-form-urlencoded", "lang=%00&NationalCode=%00&back=%00"),
                ("application/json", "\0{"),
                (
                    "multipart/form-data; boundary=x",
                    "--x\r\nContent-Disposition: form-data; name=\"a\0\"\r\n\r\n\0\r\n"
                ),
                ("multipart/form-data; boundary=x", "lang=%0"),
                ("text/\0", "x"),
            }
        )
        {
            var length = body.Length.ToString(CultureInfo.InvariantCulture);
            var head = $"POST {address} HTTP/1.1\r\n{Close}Content-Type: {type}\r\nContent-Length: {length}\r\n\r\n";
            Assert.InRange(await city.SendAsync(head + body), 400, 499);
        }

        Assert.Equal(200, await city.SendAsync($"GET /healthz HTTP/1.1\r\n{Close}\r\n"));
    }

    private const string Close = "Host: localhost\r\nConnection: close\r\n";
}

/// <summary>A city on a port of its own, spoken to byte by byte.</summary>
public sealed class ListeningCity : IAsyncLifetime
{
    private CityOptions? _options;
    private WebApplication? _app;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _options = await TestDatabases.NewAsync(Directory.CreateTempSubdirectory("shahr-raw-").FullName);
        _app = CityApp.Build(
            _options,
            ["--urls", "http://127.0.0.1:0"],
            builder =>
            {
                builder.Services.AddSingleton(new LimitSettings(1000));
                builder.Logging.SetMinimumLevel(LogLevel.Critical);
            }
        );
        await _app.StartAsync(TestContext.Current.CancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        if (_options is not null)
        {
            await TestDatabases.DropAsync(_options);
            Directory.Delete(_options.Data, recursive: true);
        }
    }

    /// <summary>Sends the text's bytes (Latin-1) and answers the status of what comes back.</summary>
    public async Task<int> SendAsync(string request)
    {
        var stop = TestContext.Current.CancellationToken;
        var server = _app?.Services.GetRequiredService<IServer>();
        var address = server?.Features.Get<IServerAddressesFeature>()?.Addresses.First() ?? "";
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, new Uri(address).Port), stop);
        await socket.SendAsync(Encoding.Latin1.GetBytes(request), stop);
        var answer = new byte[12];
        var read = 0;
        for (var more = 1; more > 0 && read < answer.Length; read += more)
            more = await socket.ReceiveAsync(answer.AsMemory(read), stop);
        var line = Encoding.Latin1.GetString(answer, 0, read);
        Assert.StartsWith("HTTP/1.1 ", line, StringComparison.Ordinal);
        return int.Parse(line[9..], CultureInfo.InvariantCulture);
    }
}
