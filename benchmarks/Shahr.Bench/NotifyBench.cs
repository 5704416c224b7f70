using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shahr.Identity;
using Shahr.Kit;
using Shahr.Notify;
using Shahr.Web.Host;

namespace Shahr.Bench;

/// <summary>
/// One notice to a whole city on a durable PostgreSQL, by the jobs of a running city: how long until every message is
/// counted, then rendered and queued, and how many a second a provider takes and vouches for. SHAHR_BENCH_PEOPLE says
/// how many people (20,000; the goal is about 1,000,000).
/// </summary>
internal static class NotifyBench
{
    private static readonly TimeSpan _handing = TimeSpan.FromSeconds(60);

    public static async Task RunAsync(Room room)
    {
        var people = int.Parse(
            Environment.GetEnvironmentVariable("SHAHR_BENCH_PEOPLE") ?? "20000",
            CultureInfo.InvariantCulture
        );
        var report = new Report(room, "notify");
        var city = await Arranged.MakeAsync(room, "notify");
        await using var app = CityApp.Build(
            new CityOptions { Data = city.Data, Database = city.Database },
            [
                "--Notify:Sms:Providers:0:Name=bench",
                "--Notify:Sms:Providers:0:Kind=simulator",
                "--Notify:Sms:Providers:0:PerSecond=1000000",
            ],
            b =>
            {
                b.Logging.SetMinimumLevel(LogLevel.Warning);
                b.WebHost.UseSetting("urls", City.FreeAddress().ToString());
            }
        );
        Report.Say($"{people} people move in");
        await app.Services.GetRequiredService<CrowdSeed>().MoveInAsync(city.Maryam, people);
        await app.StartAsync();
        Report.Say("counting, planning");
        var notices = app.Services.GetRequiredService<NoticeSeed>();
        var id = await notices.WriteAsync(
            city.Maryam,
            "آب فردا قطع است",
            "فردا از ساعت ۹ تا ۱۴ آب همهٔ شهر برای شست‌وشوی مخزن قطع است."
        );
        var counted = await UntilAsync(city, id, "Waiting");
        await notices.ApproveAsync(id, PersonId.New());
        var cpu = (City: Running.SecondsOf(Environment.ProcessId), Database: Running.SecondsOf(room.PostgresId));
        var planned = await UntilAsync(city, id, "Sending", "Done");
        var messages = await city.CountAsync($"select count(*) from notify_messages where bulk_id = '{id}'");
        var planning = Since(cpu, room);
        Report.Say($"handing over, {_handing.TotalSeconds} s");
        var (given, vouched, seconds, handing) = await HandOverAsync(room, city, id);
        report.Table(
            ["one notice to everybody", ""],
            [
                ["people", Figures.Whole(people)],
                ["counted beforehand, s", Figures.One(counted.TotalSeconds)],
                ["planned, rendered, encrypted and queued, s", Figures.One(planned.TotalSeconds)],
                ["messages (inbox and SMS)", Figures.Whole(messages)],
                ["queued a second", Figures.Whole(messages / planned.TotalSeconds)],
                ["— CPU of the city, µs a message", Figures.Whole(planning.City * 1e6 / messages)],
                ["— CPU of PostgreSQL, µs a message", Figures.Whole(planning.Database * 1e6 / messages)],
                ["handed to the provider a second", Figures.Whole(given / seconds)],
                ["vouched for by receipt a second", Figures.Whole(vouched / seconds)],
                ["— CPU of the city, µs a message", Figures.Whole(handing.City * 1e6 / vouched)],
                ["— CPU of PostgreSQL, µs a message", Figures.Whole(handing.Database * 1e6 / vouched)],
            ]
        );
        report.Figure("people", people);
        report.Figure("plannedSeconds", planned.TotalSeconds);
        report.Figure("givenPerSecond", given / seconds);
        report.Figure("vouchedPerSecond", vouched / seconds);
        await app.StopAsync();
        await report.SaveAsync();
    }

    private static (double City, double Database) Since((double City, double Database) before, Room room) =>
        (Running.SecondsOf(Environment.ProcessId) - before.City, Running.SecondsOf(room.PostgresId) - before.Database);

    private static async Task<(
        double Given,
        double Vouched,
        double Seconds,
        (double City, double Database) Cpu
    )> HandOverAsync(Room room, Arranged city, Guid id)
    {
        var sms = $"select count(*) from notify_messages where bulk_id = '{id}' and channel = 'Sms'";
        // Planning hands over beside it; receipts follow ten seconds later.
        await Task.Delay(TimeSpan.FromSeconds(12));
        var since = Stopwatch.GetTimestamp();
        var cpu = (City: Running.SecondsOf(Environment.ProcessId), Database: Running.SecondsOf(room.PostgresId));
        var (given, vouched) = (await Given(), await Vouched());
        var whole = await city.CountAsync(sms);
        while (Stopwatch.GetElapsedTime(since) < _handing && await Vouched() < whole)
            await Task.Delay(500);
        var seconds = Stopwatch.GetElapsedTime(since).TotalSeconds;
        return (await Given() - given, await Vouched() - vouched, seconds, Since(cpu, room));

        Task<long> Given() => city.CountAsync(sms + " and provider is not null");
        Task<long> Vouched() => city.CountAsync(sms + " and receipt is not null");
    }

    private static async Task<TimeSpan> UntilAsync(Arranged city, Guid id, params string[] states)
    {
        var since = Stopwatch.GetTimestamp();
        var wanted = string.Join(',', states.Select(s => $"'{s}'"));
        while (
            await city.CountAsync($"select count(*) from notify_bulks where id = '{id}' and state in ({wanted})") == 0
        )
            await Task.Delay(50);
        return Stopwatch.GetElapsedTime(since);
    }
}
