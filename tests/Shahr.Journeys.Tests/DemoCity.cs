using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;

namespace Shahr.Journeys.Tests;

/// <summary>The demo city as a newcomer runs it: a process of its own, on a port of its own, and one browser.</summary>
public sealed class DemoCity : IAsyncLifetime
{
    private readonly string _data = Directory.CreateTempSubdirectory("shahr-journey-").FullName;
    private Process? _process;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Address of the city.</summary>
    public string Url { get; private set; } = "";

    /// <summary>The browser.</summary>
    public IBrowser Browser => _browser ?? throw new InvalidOperationException("No browser.");

    /// <summary>Root of the source tree.</summary>
    public static string Root { get; } = FindRoot();

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Url = $"http://localhost:{FreePort()}";
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                Path.Join(AppContext.BaseDirectory, "Shahr.Web.dll"),
                "serve",
                "--demo",
                "--urls",
                Url,
                "--data",
                _data,
                "--limit-factor",
                "100",
            },
            RedirectStandardOutput = true,
        };
        _process = Process.Start(start) ?? throw new InvalidOperationException("The city did not start.");
        _process.OutputDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        await WaitAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = "/usr/bin/chromium",
                Args =
                [
                    "--no-sandbox",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
            }
        );
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_process is { HasExited: false })
            _process.Kill(entireProcessTree: true);
        _process?.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    /// <summary>As if everybody had signed in long ago: whoever does something dangerous is asked again.</summary>
    public Task AgeProofsAsync() => ExecuteAsync("update identity_sessions set proved_at = '2020-01-01 00:00:00'");

    /// <summary>A person at a device of their own.</summary>
    public async Task<IPage> OpenAsync(Device device)
    {
        // A few people live many days within minutes here: each begins as if the codes of the last were long ago. That
        // somebody may ask for five codes in a quarter of an hour has tests of its own.
        await ExecuteAsync("delete from identity_limits");
        var context = await Browser.NewContextAsync(
            new BrowserNewContextOptions
            {
                BaseURL = Url,
                JavaScriptEnabled = device.Script,
                ViewportSize = new ViewportSize { Width = device.Width, Height = 900 },
                ColorScheme = device.Dark ? ColorScheme.Dark : ColorScheme.Light,
                Locale = "fa-IR",
                ReducedMotion = ReducedMotion.Reduce,
            }
        );
        return await context.NewPageAsync();
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var database = new SqliteConnection($"Data Source={Path.Join(_data, "city.db")}");
        await database.OpenAsync();
        await using var command = database.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private async Task WaitAsync()
    {
        using var http = new HttpClient();
        for (var i = 0; i < 600; i++)
        {
            try
            {
                if ((await http.GetAsync(Url + "/readyz")).IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(100);
        }

        throw new TimeoutException("The city did not open within a minute.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Join(folder.FullName, "Shahr.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("No Shahr.slnx above the tests.");
    }
}

/// <summary>What somebody reads the city on.</summary>
public sealed record Device(int Width, bool Dark, bool Script)
{
    /// <summary>A desk.</summary>
    public static Device Desk { get; } = new(1280, false, true);

    /// <summary>A phone at night.</summary>
    public static Device Phone { get; } = new(360, true, true);

    /// <summary>A browser without script.</summary>
    public static Device Plain { get; } = new(1280, false, false);
}
