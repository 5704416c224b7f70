using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Shahr.Contracts;
using Shahr.Identity;
using Shahr.Kit;
using Shahr.Kit.Data;
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
        await CrowdAsync(city, app.Services.GetRequiredService<PersonalData>(), people);
        await app.StartAsync();
        Report.Say("counting, planning");
        var id = await WriteAsync(app.Services, city.Maryam);
        var counted = await UntilAsync(city, id, "Waiting");
        await ApproveAsync(app.Services, id);
        var planned = await UntilAsync(city, id, "Sending", "Done");
        var messages = await city.CountAsync($"select count(*) from notify_messages where bulk_id = '{id}'");
        Report.Say($"handing over, {_handing.TotalSeconds} s");
        var (given, vouched, seconds) = await HandOverAsync(city, id);
        report.Table(
            ["one notice to everybody", ""],
            [
                ["people", Figures.Whole(people)],
                ["counted beforehand, s", Figures.One(counted.TotalSeconds)],
                ["planned, rendered, encrypted and queued, s", Figures.One(planned.TotalSeconds)],
                ["messages (inbox and SMS)", Figures.Whole(messages)],
                ["queued a second", Figures.Whole(messages / planned.TotalSeconds)],
                ["handed to the provider a second", Figures.Whole(given / seconds)],
                ["vouched for by receipt a second", Figures.Whole(vouched / seconds)],
            ]
        );
        report.Figure("people", people);
        report.Figure("plannedSeconds", planned.TotalSeconds);
        report.Figure("givenPerSecond", given / seconds);
        report.Figure("vouchedPerSecond", vouched / seconds);
        await app.StopAsync();
        await report.SaveAsync();
    }

    private static async Task<(double Given, double Vouched, double Seconds)> HandOverAsync(Arranged city, Guid id)
    {
        var sms = $"select count(*) from notify_messages where bulk_id = '{id}' and channel = 'Sms'";
        // Planning hands over beside it; receipts follow ten seconds later.
        await Task.Delay(TimeSpan.FromSeconds(12));
        var since = Stopwatch.GetTimestamp();
        var (given, vouched) = (await Given(), await Vouched());
        var whole = await city.CountAsync(sms);
        while (Stopwatch.GetElapsedTime(since) < _handing && await Vouched() < whole)
            await Task.Delay(500);
        var seconds = Stopwatch.GetElapsedTime(since).TotalSeconds;
        return (await Given() - given, await Vouched() - vouched, seconds);

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

    private static async Task<Guid> WriteAsync(IServiceProvider services, PersonId author)
    {
        var text = new Words("آب فردا قطع است", "فردا از ساعت ۹ تا ۱۴ آب همهٔ شهر برای شست‌وشوی مخزن قطع است.");
        return await InTransactionAsync(
            services,
            async scope =>
                (
                    await scope
                        .GetRequiredService<BulkDesk>()
                        .WriteAsync(ActorOf(author), new BulkDraft(text, null, false, null, 0, null, null), default)
                ).Value
        );
    }

    private static Task<bool> ApproveAsync(IServiceProvider services, Guid id) =>
        InTransactionAsync(
            services,
            async scope =>
                await scope.GetRequiredService<BulkDesk>().ApproveAsync(ActorOf(PersonId.New()), id, 1, default)
                    is { } refused
                    ? throw new BenchException(refused.En)
                    : true
        );

    private static async Task<T> InTransactionAsync<T>(IServiceProvider services, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = services.CreateAsyncScope();
        var transaction = scope.ServiceProvider.GetRequiredService<CityTransaction>();
        await transaction.BeginAsync();
        var answer = await work(scope.ServiceProvider);
        await transaction.CommitAsync();
        return answer;
    }

    private static Actor ActorOf(PersonId person) =>
        new()
        {
            Person = person,
            For = person,
            DisplayName = "",
            Session = Guid.Empty,
        };

    /// <summary>People like Maryam with a mobile of their own, encrypted as the city would.</summary>
    private static async Task CrowdAsync(Arranged city, PersonalData sealing, int people)
    {
        await using var source = NpgsqlDataSource.Create(city.Database);
        await using var connection = await source.OpenConnectionAsync();
        await RunAsync(connection, "create temp table crowd (id uuid, mobile text)");
        await using (
            var copy = await connection.BeginBinaryImportAsync("copy crowd (id, mobile) from stdin (format binary)")
        )
        {
            var at = TimeProvider.System.GetUtcNow();
            for (var i = 0; i < people; i++)
            {
                var id = Guid.CreateVersion7(at.AddMilliseconds(i));
                var mobile = "+98" + (9_000_000_000 + i).ToString(CultureInfo.InvariantCulture);
                await copy.StartRowAsync();
                await copy.WriteAsync(id);
                await copy.WriteAsync(sealing.Seal(mobile, id, SealedFields.Mobile));
            }

            await copy.CompleteAsync();
        }

        var columns = new List<string>();
        await using (var read = connection.CreateCommand())
        {
            read.CommandText =
                "select column_name from information_schema.columns where table_name = 'identity_people'";
            await using var rows = await read.ExecuteReaderAsync();
            while (await rows.ReadAsync())
                columns.Add(rows.GetString(0));
        }

        var values = columns.Select(c =>
            c switch
            {
                "id" or "mobile" => "c." + c,
                "national_code_index" or "user_name" or "normalized_user_name" => "c.id::text",
                _ => "p." + c,
            }
        );
        await RunAsync(
            connection,
            $"insert into identity_people ({string.Join(',', columns)}) select {string.Join(',', values)} "
                + $"from crowd c, identity_people p where p.id = '{city.Maryam}'"
        );
        await RunAsync(connection, "analyze identity_people");
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 600;
        await command.ExecuteNonQueryAsync();
    }
}
