using System.CommandLine;
using Shahr.Kit.Data;
using Shahr.Web.Backup;
using Shahr.Web.Demo;
using Shahr.Web.Host;

namespace Shahr.Web.Cli;

/// <summary><c>shahr serve</c>: opens the city.</summary>
internal static class ServeCommand
{
    public static Command Make()
    {
        var urls = new Option<string?>("--urls")
        {
            Description = "Addresses to listen on (default: http://localhost:5080).",
        };
        var port = new Option<int?>("--port") { Description = "Port on localhost instead of --urls." };
        var demo = new Option<bool>("--demo")
        {
            Description = "Seeds the demo city and its people; opens /dev/outbox.",
        };
        var empty = new Option<bool>("--empty") { Description = "Starts without the demo city." };
        var wide = new Option<int>("--limit-factor")
        {
            Description = "Widens every rate limit (load tests).",
            DefaultValueFactory = _ => 1,
        };
        var echo = new Option<string?>("--echo")
        {
            Description = "Answers GET /bench/echo with this page from memory.",
            Hidden = true,
        };
        var command = new Command("serve", "Opens the city.") { urls, port, demo, empty, wide, echo };
        command.SetAction(
            async (parsed, ct) =>
            {
                var options = CommonOptions.Read(parsed);
                options = options with { Demo = (options.Demo || parsed.GetValue(demo)) && !parsed.GetValue(empty) };
                var address = ListenAddress.Read(parsed.GetValue(port), parsed.GetValue(urls));
                options = options with { PublicUrl = options.PublicUrl ?? ListenAddress.Link(address) };
                try
                {
                    var limits = new LimitSettings(parsed.GetValue(wide));
                    await ServeAsync(options, address, limits, parsed.GetValue(echo), ct);
                }
                catch (OperationCanceledException) when (ct.IsCancellationRequested)
                {
                    // Told to stop before it was open: as good an end as any.
                }

                return 0;
            }
        );
        return command;
    }

    private static async Task ServeAsync(
        CityOptions options,
        string address,
        LimitSettings limits,
        string? echo,
        CancellationToken ct
    )
    {
        FolderCheck.MustBeReady(options.Data);
        FolderCheck.MustHaveRoom(options.Data);
        // A restore that a crash cut short is finished before anything of the city is opened.
        new StagedSwap(options.Data).Finish();
        await using var app = CityApp.Build(
            options,
            ["--urls", address],
            b =>
            {
                b.Services.AddSingleton(limits);
                b.Logging.SetMinimumLevel(LogLevel.Warning);
                // The host prints a stack trace for a busy port before we can say it in one sentence.
                b.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
                b.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
            }
        );
        if (echo is not null)
            MapEcho(app, echo);
        await ApplySchemaAsync(app, options, ct);
        if (options.Demo)
            await DemoDay.SeedAsync(app.Services, ct);
        await StartAsync(app, ct);
        var url = app.Urls.First();
        Console.WriteLine($"{options.NameFa}: {url}");
        if (options.Demo)
            Console.WriteLine(DemoPeople.SignInHelp(url));
        await app.WaitForShutdownAsync(ct);
    }

    private static async Task StartAsync(WebApplication app, CancellationToken ct)
    {
        try
        {
            await app.StartAsync(ct);
        }
        catch
        {
            // The jobs began before the port turned out to be taken; they stop before their services go.
            await app.StopAsync(CancellationToken.None);
            throw;
        }
    }

    // What ./bench holds a page against: the same bytes through the same pipeline, without session, database and
    // rendering.
    private static void MapEcho(WebApplication app, string file)
    {
        var page = File.ReadAllBytes(file);
        app.MapGet("/bench/echo", () => TypedResults.Bytes(page, "text/html; charset=utf-8"));
    }

    private static async Task ApplySchemaAsync(WebApplication app, CityOptions options, CancellationToken ct)
    {
        var schema = app.Services.GetRequiredService<SchemaRunner>();
        if (options.ApplySchema)
        {
            await schema.UpgradeAsync(ct);
            return;
        }

        var state = await schema.StateAsync(ct);
        if (state.IsCurrent)
            return;
        throw new StartException(
            "ساختار پایگاه داده کهنه است؛ نخست به‌روزش کنید.",
            "The database schema is old; apply it first.",
            "shahr schema apply"
        );
    }
}
